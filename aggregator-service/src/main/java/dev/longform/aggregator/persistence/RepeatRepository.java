package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.history.RepeatCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What several runs answered to the same items. */
@ApplicationScoped
public class RepeatRepository {
    /** Counts the answers of these runs that are the same and that are not, item by item. */
    public RepeatCount count(Handle handle, List<RunKey> runs) {
        return handle.createQuery("""
                        with answer as (
                            select v.item_id, v.outcome, v.credit, count(*) as runs
                            from verdict v join unnest(:runs, :revisions) as asked (run_id, revision)
                              on asked.run_id = v.run_id and asked.revision = v.revision
                            where v.outcome <> 'UNSCORED'
                            group by v.item_id, v.outcome, v.credit),
                        item as (
                            select count(*) as answers, sum(runs) * (sum(runs) - 1) / 2 as pairs,
                                   sum(runs * (runs - 1) / 2) as same
                            from answer group by item_id having sum(runs) > 1)
                        select count(*) as items, count(*) filter (where answers > 1) as differing,
                               coalesce(sum(pairs), 0) as pairs, coalesce(sum(pairs - same), 0) as differing_pairs
                        from item
                        """)
                .bindArray(
                        "runs", String.class, runs.stream().map(RunKey::runId).toList())
                .bindArray(
                        "revisions",
                        Integer.class,
                        runs.stream().map(RunKey::revision).toList())
                .map((row, context) -> new RepeatCount(
                        row.getLong("items"),
                        row.getLong("differing"),
                        row.getLong("pairs"),
                        row.getLong("differing_pairs")))
                .one();
    }
}
