package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.CounterKey;
import dev.longform.aggregator.domain.CounterName;
import dev.longform.aggregator.domain.RunKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The running counters. */
@ApplicationScoped
public class CounterRepository {
    /** Moves counters, in key order. */
    public void add(Handle handle, SortedMap<CounterKey, Long> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into counter (run_id, revision, subset, name, value)
                values (:run, :revision, :subset, :name, :delta)
                on conflict (run_id, revision, subset, name) do update set value = counter.value + excluded.value
                """);
        deltas.forEach((key, delta) -> batch.bind("run", key.run().runId())
                .bind("revision", key.run().revision())
                .bind("subset", key.subset())
                .bind("name", key.name().text())
                .bind("delta", delta)
                .add());
        batch.execute();
    }

    /** The counters of some runs that are not 0. */
    public Map<CounterKey, Long> of(Handle handle, Collection<RunKey> runs) {
        Map<CounterKey, Long> counters = new HashMap<>();
        handle.createQuery("""
                        select run_id, revision, subset, name, value from counter
                        where run_id = any(:runs) and value <> 0
                        """)
                .bindArray(
                        "runs", String.class, runs.stream().map(RunKey::runId).collect(Collectors.toSet()))
                .map((row, context) -> Map.entry(
                        new CounterKey(
                                new RunKey(row.getString("run_id"), row.getInt("revision")),
                                row.getString("subset"),
                                new CounterName(row.getString("name"))),
                        row.getLong("value")))
                .forEach(entry -> counters.put(entry.getKey(), entry.getValue()));
        return counters;
    }
}
