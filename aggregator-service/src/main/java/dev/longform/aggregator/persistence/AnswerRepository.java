package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.comparison.Answer;
import dev.longform.contracts.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What comparisons need of the verdicts. */
@ApplicationScoped
public class AnswerRepository {
    /** The answered items of a run, in the order of their ids. */
    public List<Answer> of(Handle handle, RunKey run) {
        return handle.createQuery("""
                        select item_id, subset, cluster, outcome, credit, top1 from verdict
                        where run_id = :run and revision = :revision and outcome <> 'UNSCORED'
                        order by item_id
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) -> new Answer(
                        row.getString("item_id"),
                        row.getString("subset"),
                        row.getString("cluster"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getLong("credit"),
                        row.getLong("top1")))
                .list();
    }
}
