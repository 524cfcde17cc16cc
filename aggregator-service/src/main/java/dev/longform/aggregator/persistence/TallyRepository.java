package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.ClusterTally;
import dev.longform.aggregator.domain.RunKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Sums of the answered verdicts by cluster. */
@ApplicationScoped
public class TallyRepository {
    /** The tallies of a run, always in the same order. */
    public List<ClusterTally> of(Handle handle, RunKey run) {
        return handle.createQuery("""
                        select cluster collate "C" as cluster, subset collate "C" as subset, count(*) as answered,
                               sum(credit) as credit, sum(pairs) as pairs, sum(pairs_won) as pairs_won
                        from verdict
                        where run_id = :run and revision = :revision and outcome <> 'UNSCORED'
                        group by 1, 2
                        order by 1, 2
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) -> new ClusterTally(
                        row.getString("cluster"),
                        row.getString("subset"),
                        row.getLong("answered"),
                        row.getLong("credit"),
                        row.getLong("pairs"),
                        row.getLong("pairs_won")))
                .list();
    }
}
