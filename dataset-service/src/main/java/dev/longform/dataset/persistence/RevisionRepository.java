package dev.longform.dataset.persistence;

import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.runs.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which revision runs are at, and what a newer one says of their items. */
@ApplicationScoped
public class RevisionRepository {
    /** The revision of each of these runs; unknown runs are left out. */
    public Map<UUID, Integer> of(Handle handle, Collection<UUID> runs) {
        Map<UUID, Integer> revisions = new HashMap<>();
        handle.createQuery("select id, revision from run where id = any(:ids)")
                .bindArray("ids", UUID.class, runs.toArray())
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getInt("revision")))
                .forEach(entry -> revisions.put(entry.getKey(), entry.getValue()));
        return revisions;
    }

    /** Keeps what newer revisions say, beside the items. */
    public void note(Handle handle, Collection<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update run_item set reread_revision = :revision, reread_outcome = :outcome, reread_reason = :reason,
                  reread_template = :template
                where run = :run and item_id = :item and reread_revision <= :revision
                """);
        for (Verdict verdict : verdicts) {
            batch.bind("run", UUID.fromString(verdict.runId()))
                    .bind("item", verdict.itemId())
                    .bind("revision", verdict.revision())
                    .bind("outcome", verdict.outcome().name())
                    .bind(
                            "reason",
                            verdict.reason() == null ? null : verdict.reason().name())
                    .bind("template", verdict.template())
                    .add();
        }
        batch.execute();
    }

    /** Whether a revision is there for every item of a run, and none of them is out. */
    public boolean isComplete(Handle handle, Run run, int revision) {
        return handle.createQuery("""
                        select count(*) = :total from run_item
                        where run = :run and reread_revision = :revision and credit = 'NONE'
                        """)
                .bind("run", run.id())
                .bind("revision", revision)
                .bind("total", run.total())
                .mapTo(Boolean.class)
                .one();
    }

    /** The templates that a revision was read by. */
    public List<String> templates(Handle handle, UUID run, int revision) {
        return handle.createQuery("""
                        select distinct reread_template from run_item
                        where run = :run and reread_revision = :revision and reread_template is not null
                        """)
                .bind("run", run)
                .bind("revision", revision)
                .mapTo(String.class)
                .list();
    }

    /** Makes a revision the run's, and what it says its items' state. */
    public void adopt(Handle handle, Run run, int revision, ProtocolSpec protocol) {
        handle.createUpdate("""
                        update run_item set outcome = reread_outcome, reason = reread_reason, announce = false,
                          state = case when reread_outcome = 'UNSCORED' then 'UNSCORED' else 'ANSWERED' end
                        where run = :run
                        """).bind("run", run.id()).execute();
        handle.createUpdate("""
                        update run set revision = :revision, protocol = :protocol::jsonb, sequence = sequence + 1
                        where id = :run
                        """)
                .bind("run", run.id())
                .bind("revision", revision)
                .bind("protocol", Json.write(protocol))
                .execute();
    }
}
