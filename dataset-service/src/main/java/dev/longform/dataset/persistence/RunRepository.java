package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.RunState;
import dev.longform.dataset.domain.runs.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Runs: their rows and how their state changes. */
@ApplicationScoped
public class RunRepository {
    public void create(Handle handle, Run run) {
        handle.createUpdate("""
                        insert into run (id, dataset_version, endpoint, model, protocol, seed, priority, state, total,
                          created_at, max_calls, max_tokens, max_cost)
                        values (:id, :version, :endpoint, :model::jsonb, :protocol::jsonb, :seed, :priority, :state, :total,
                          :created, :maxCalls, :maxTokens, :maxCost)
                        """)
                .bind("id", run.id())
                .bind("version", run.datasetVersion())
                .bind("endpoint", run.endpoint())
                .bind("model", Json.write(run.model()))
                .bind("protocol", Json.write(run.protocol()))
                .bind("seed", run.seed())
                .bind("priority", run.priority().name())
                .bind("state", run.state().name())
                .bind("total", run.total())
                .bind("created", run.createdAt())
                .bind("maxCalls", run.budget().maxCalls())
                .bind("maxTokens", run.budget().maxTokens())
                .bind("maxCost", run.budget().maxCost())
                .execute();
    }

    public Optional<Run> find(Handle handle, UUID id) {
        return find(handle, List.of(id)).stream().findFirst();
    }

    public List<Run> find(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select * from run where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> Rows.run(row))
                .list();
    }

    public void changeState(Handle handle, UUID id, RunState state, Optional<Instant> endedAt) {
        handle.createUpdate("update run set state = :state, ended_at = :ended, sequence = sequence + 1 where id = :id")
                .bind("state", state.name())
                .bind("ended", endedAt.orElse(null))
                .bind("id", id)
                .execute();
    }

    /** Notes that others should hear of these runs again. */
    public void touch(Handle handle, Collection<UUID> ids) {
        handle.createUpdate("update run set sequence = sequence + 1 where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .execute();
    }

    /** Notes that others should hear again of the running runs of an endpoint. */
    public void touchRunning(Handle handle, String endpoint) {
        handle.createUpdate("update run set sequence = sequence + 1 where endpoint = :endpoint and state = 'RUNNING'")
                .bind("endpoint", endpoint)
                .execute();
    }

    /** Notes that others should hear again of all runs of a model. */
    public void touchRunsOf(Handle handle, ModelSpec model) {
        handle.createUpdate("""
                        update run set sequence = sequence + 1
                        where model ->> 'name' = :name and model ->> 'revision' = :revision
                        """)
                .bind("name", model.name())
                .bind("revision", model.revision())
                .execute();
    }

    /** Ends those of the runs that have nothing unsettled any more. */
    public void complete(Handle handle, Collection<UUID> ids, Instant now) {
        handle.createUpdate("""
                        update run r set state = 'COMPLETED', ended_at = :now, sequence = sequence + 1
                        where id = any(:ids) and state in ('RUNNING', 'PAUSED')
                          and not exists (select 1 from run_item i where i.run = r.id and i.state = 'PENDING')
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .bind("now", now)
                .execute();
    }
}
