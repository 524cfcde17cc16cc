package dev.longform.aggregator.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes the rows of runs. */
@ApplicationScoped
public class PurgeRepository {
    /** The tables that hold what is not kept of a deleted run. */
    public static final List<String> TABLES = List.of("verdict", "delivery", "needle", "needle_counter");

    /**
     * Removes some rows of a run, which all stand in one partition.
     *
     * @param table one of {@link #TABLES}
     * @return how many
     */
    public int delete(Handle handle, String table, String run, int most) {
        return handle.createUpdate("delete from " + table + " where run_id = :run and ctid = any(array("
                        + "select ctid from " + table + " where run_id = :run limit :most))")
                .bind("run", run)
                .bind("most", most)
                .execute();
    }
}
