package dev.longform.database;

import java.sql.SQLException;

/**
 * Tells a database that refuses these very data from one that cannot do anything at the moment: by SQLSTATE class, as
 * in appendix A of the PostgreSQL manual.
 */
public final class DatabaseRefusal {
    private DatabaseRefusal() {}

    /**
     * Whether trying the same again later must fail again, because of what is to be stored: data exceptions (22),
     * violated constraints (23), program limits (54), and whatever is no answer of the database at all. A lost
     * connection, a full disk, a missing table or right is not: it says nothing about the data.
     */
    public static boolean isAboutTheData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return true;
    }
}
