package dev.longform.aggregator.domain.keeping;

import dev.longform.aggregator.AggregatorConfig;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.persistence.DeletedRunRepository;
import dev.longform.aggregator.persistence.ProgressRepository;
import dev.longform.aggregator.persistence.PurgeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes what deleted runs left. A run is closed when an answer to every item is counted, or when the time for those
 * that are on their way is over. That time begins when the deletion is heard of: whoever was away has a backlog of
 * verdicts to count. Then the run's rows go, batch by batch, and its counters stay.
 */
@ApplicationScoped
public class RunPurge {
    private static final Logger LOG = Logger.getLogger(RunPurge.class);
    private static final int RUNS_AT_ONCE = 20;
    private static final int ROWS_AT_ONCE = 2000;

    private final Jdbi jdbi;
    private final DeletedRunRepository deleted;
    private final ProgressRepository progress;
    private final PurgeRepository rows;
    private final NumbersReader numbers;
    private final HouseMeters meters;
    private final Duration grace;

    public RunPurge(
            Jdbi jdbi,
            DeletedRunRepository deleted,
            ProgressRepository progress,
            PurgeRepository rows,
            NumbersReader numbers,
            HouseMeters meters,
            AggregatorConfig config) {
        this.jdbi = jdbi;
        this.deleted = deleted;
        this.progress = progress;
        this.rows = rows;
        this.numbers = numbers;
        this.meters = meters;
        this.grace = config.deletionGrace();
    }

    /** Closes and purges some of the runs that are due. */
    void round(Instant now) {
        for (DeletedRun run : jdbi.withHandle(handle -> deleted.open(handle, RUNS_AT_ONCE))) {
            if (run.heardAt().plus(grace).isBefore(now) || isWhole(run)) {
                close(run.known().key());
            }
        }
        jdbi.withHandle(handle -> deleted.toPurge(handle, RUNS_AT_ONCE)).forEach(this::purge);
    }

    /** An unscored item may still be answered: by a retry, or by a worker that was given up. */
    private boolean isWhole(DeletedRun run) {
        RunNumbers counted = numbers.numbers(List.of(run.known())).get(0);
        return counted.all().answered() >= counted.all().total();
    }

    /** Under the lock of its progress, so that a verdict is either counted before or ignored after. */
    private void close(RunKey run) {
        jdbi.useTransaction(handle -> {
            deleted.keepLastVerdict(handle, run.runId());
            progress.lock(handle, new TreeSet<>(List.of(run)));
            progress.forget(handle, List.of(run.runId()));
            deleted.close(handle, run.runId());
        });
    }

    private void purge(String run) {
        long removed = 0;
        for (String table : PurgeRepository.TABLES) {
            int batch = ROWS_AT_ONCE;
            while (batch == ROWS_AT_ONCE) {
                batch = jdbi.inTransaction(handle -> rows.delete(handle, table, run, ROWS_AT_ONCE));
                removed += batch;
                meters.purgedRows(batch);
            }
        }
        jdbi.useTransaction(handle -> deleted.purged(handle, run));
        meters.purgedRun();
        LOG.infof("Deleted run purged, its numbers stay: run=%s rows=%d", run, removed);
    }
}
