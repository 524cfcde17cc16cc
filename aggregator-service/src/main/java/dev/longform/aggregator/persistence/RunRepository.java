package dev.longform.aggregator.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The newest event of every run. */
@ApplicationScoped
public class RunRepository {
    private static final String KNOWN_RUNS = """
            select v.event, coalesce(p.changes, 0) as changes, greatest(v.updated_at, p.updated_at) as updated_at,
                   (select count(*) from run o
                    where o.dataset_name = r.dataset_name and o.dataset_version = r.dataset_version
                      and o.model = r.model and o.model_revision = r.model_revision and o.protocol = r.protocol
                      and o.rotations = r.rotations and o.template is not distinct from r.template) as runs
            from run r join run_revision v on v.run_id = r.run_id
                 left join progress p on p.run_id = r.run_id and p.revision = v.revision
            """;
    private static final String NEWEST = " and v.revision = r.revision";

    /** Stores each event unless a newer one is known; at most one a run, in key order. */
    public void save(Handle handle, Collection<RunEvent> events) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into run (run_id, revision, sequence, dataset_name, dataset_version, model, model_revision,
                                 protocol, rotations, template, created_at, event, completed)
                values (:run, :revision, :sequence, :dataset, :version, :model, :modelRevision,
                        :protocol, :rotations, :template, :created, :event, :completed)
                on conflict (run_id) do update set
                    revision = excluded.revision, sequence = excluded.sequence, dataset_name = excluded.dataset_name,
                    dataset_version = excluded.dataset_version, model = excluded.model,
                    model_revision = excluded.model_revision, protocol = excluded.protocol,
                    rotations = excluded.rotations, template = excluded.template, created_at = excluded.created_at,
                    event = excluded.event, completed = run.completed or excluded.completed, updated_at = now()
                where run.sequence < excluded.sequence
                """);
        events.forEach(event -> bind(batch, event)
                .bind("completed", event.state() == RunState.COMPLETED)
                .add());
        batch.execute();
        PreparedBatch revisions = handle.prepareBatch("""
                insert into run_revision (run_id, revision, sequence, event)
                values (:run, :revision, :sequence, :event)
                on conflict (run_id, revision) do update set
                    sequence = excluded.sequence, event = excluded.event, updated_at = now()
                where run_revision.sequence < excluded.sequence
                """);
        events.forEach(event -> revisions
                .bind("run", event.runId())
                .bind("revision", event.revision())
                .bind("sequence", event.sequence())
                .bind("event", new String(EventWriter.encode(event), StandardCharsets.UTF_8))
                .add());
        revisions.execute();
    }

    /** Forgets runs, as if no event of them had come. */
    public void forget(Handle handle, Collection<String> ids) {
        for (String table : List.of("run", "run_revision", "recount")) {
            handle.createUpdate("delete from " + table + " where run_id = any(:ids)")
                    .bindArray("ids", String.class, ids)
                    .execute();
        }
    }

    /** The newest ended runs of a model on a dataset, newest first. */
    public List<KnownRun> ended(Handle handle, String model, DatasetName dataset, int most) {
        return handle.createQuery(KNOWN_RUNS + """
                        where r.model = :model and r.dataset_name = :dataset
                          and (:version = 0 or r.dataset_version = :version)
                          and r.state in ('COMPLETED', 'CANCELLED')
                        """ + NEWEST + " order by r.created_at desc, r.run_id desc limit :most")
                .bind("model", model)
                .bind("dataset", dataset.name())
                .bind("version", dataset.version().orElse(0))
                .bind("most", most)
                .map((row, context) -> known(row))
                .list();
    }

    /** One run; empty when no event of it has come. */
    public Optional<KnownRun> find(Handle handle, String runId) {
        return handle.createQuery(KNOWN_RUNS + "where r.run_id = :run" + NEWEST)
                .bind("run", runId)
                .map((row, context) -> known(row))
                .findOne();
    }

    /** One run as it was in one of its revisions; empty when no event of that revision has come. */
    public Optional<KnownRun> find(Handle handle, RunKey run) {
        return handle.createQuery(KNOWN_RUNS + "where r.run_id = :run and v.revision = :revision")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) -> known(row))
                .findOne();
    }

    /** Some runs, newest first. */
    public List<KnownRun> find(Handle handle, Collection<String> ids) {
        return handle.createQuery(KNOWN_RUNS + "where r.run_id = any(:ids)" + NEWEST
                        + " order by r.created_at desc, r.run_id desc")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> known(row))
                .list();
    }

    /** The ids of all runs, newest first. */
    public List<String> ids(Handle handle) {
        return handle.createQuery("select run_id from run order by created_at desc, run_id desc")
                .mapTo(String.class)
                .list();
    }

    /** The runs on a dataset version. */
    public List<KnownRun> on(Handle handle, String dataset, int version) {
        return handle.createQuery(
                        KNOWN_RUNS + "where r.dataset_name = :dataset and r.dataset_version = :version" + NEWEST)
                .bind("dataset", dataset)
                .bind("version", version)
                .map((row, context) -> known(row))
                .list();
    }

    /** The newest version of a dataset that any run is on. */
    public OptionalInt newestVersion(Handle handle, String dataset) {
        return handle.createQuery("select max(dataset_version) from run where dataset_name = :dataset")
                .bind("dataset", dataset)
                .mapTo(Integer.class)
                .findOne()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static PreparedBatch bind(PreparedBatch batch, RunEvent event) {
        return batch.bind("run", event.runId())
                .bind("revision", event.revision())
                .bind("sequence", event.sequence())
                .bind("dataset", event.dataset().name())
                .bind("version", event.dataset().version())
                .bind("model", event.model().name())
                .bind("modelRevision", event.model().revision())
                .bind("protocol", event.protocol().name().name())
                .bind("rotations", event.protocol().rotations().name())
                .bind("template", event.protocol().template())
                .bind("created", event.createdAt().atOffset(ZoneOffset.UTC))
                .bind("event", new String(EventWriter.encode(event), StandardCharsets.UTF_8));
    }

    private static KnownRun known(ResultSet row) throws SQLException {
        try {
            return new KnownRun(
                    EventJson.MAPPER.readValue(row.getString("event"), RunEvent.class),
                    row.getLong("runs"),
                    row.getLong("changes"),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored run cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
