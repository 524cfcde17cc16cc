package dev.longform.platform;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does what needs the database again and again, with growing waits, while the database is away. What it refuses for
 * another reason is thrown on.
 */
public final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private Patience() {}

    /**
     * Returns what {@code work} returns, once it does.
     *
     * @throws IllegalStateException when this thread is interrupted while it waits: nothing was done
     */
    public static <T> T with(String what, Supplier<T> work) {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!databaseIsAway(e)) {
                    throw e;
                }
                LOG.warnf("The database is away, %s waits %d ms: %s", what, wait.toMillis(), e.getMessage());
                sleep(wait, what);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        }
    }

    /** Whether the failure says that the database cannot be used now, not that it refuses what it was asked. */
    public static boolean databaseIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    /**
     * SQLSTATE classes: 08 connection, 40 rollback (deadlock, serialisation), 53 resources, 57 intervention (shutdown,
     * starting up), 58 system. A pool that cannot connect gives no state.
     */
    private static boolean isAway(SQLException e) {
        if (e instanceof SQLTransientException || e instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = e.getSQLState();
        return state == null || state.matches("(08|40|53|57|58).*");
    }

    private static void sleep(Duration wait, String what) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was stopped while the database was away", e);
        }
    }
}
