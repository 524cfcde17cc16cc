package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.Delivery;
import dev.longform.aggregator.domain.DeliveryKey;
import dev.longform.aggregator.domain.ItemKey;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.contracts.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What every delivery cost. */
@ApplicationScoped
public class DeliveryRepository {
    private static final int FETCHED_AT_ONCE = 1000;
    private static final String COLUMNS = """
            item_id, attempt, delivery, begun_calls, reported, calls, calls_without_usage, prompt_tokens,
            completion_tokens, cached_tokens, repairs, latencies_ms""";

    /** What is known of the deliveries of the items of these arrivals. */
    public Map<DeliveryKey, Delivery> known(Handle handle, List<Arrival> arrivals) {
        Map<RunKey, List<String>> deliveries = arrivals.stream()
                .map(Arrival::delivery)
                .distinct()
                .collect(Collectors.groupingBy(
                        key -> key.item().run(),
                        Collectors.mapping(key -> key.item().itemId(), Collectors.toList())));
        Map<DeliveryKey, Delivery> known = new HashMap<>();
        deliveries.forEach((run, items) -> handle.createQuery("select " + COLUMNS + """
                         from delivery
                        where run_id = :run and revision = :revision and item_id = any(:items)
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .bindArray("items", String.class, items)
                .map((row, context) -> Map.entry(key(run, row), delivery(row)))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue())));
        return known;
    }

    /** Stores each delivery as it is now. */
    public void save(Handle handle, Map<DeliveryKey, Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into delivery (run_id, revision, item_id, attempt, delivery, begun_calls, reported, calls,
                                      calls_without_usage, prompt_tokens, completion_tokens, cached_tokens, repairs,
                                      latencies_ms)
                values (:run, :revision, :item, :attempt, :delivery, :begun, :reported, :calls, :without, :prompt,
                        :completion, :cached, :repairs, :latencies)
                on conflict (run_id, revision, item_id, attempt, delivery) do update set
                    begun_calls = excluded.begun_calls, reported = excluded.reported, calls = excluded.calls,
                    calls_without_usage = excluded.calls_without_usage, prompt_tokens = excluded.prompt_tokens,
                    completion_tokens = excluded.completion_tokens, cached_tokens = excluded.cached_tokens,
                    repairs = excluded.repairs, latencies_ms = excluded.latencies_ms
                """);
        deliveries.forEach((key, delivery) -> bind(batch, key, delivery).add());
        batch.execute();
    }

    /** Hands every delivery of a run to the visitor, a few in memory at a time; returns how many there are. */
    public long visit(Handle handle, RunKey run, Consumer<Delivery> visitor) {
        try (Stream<Delivery> deliveries = handle
                .createQuery("select " + COLUMNS + " from delivery where run_id = :run and revision = :revision")
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> delivery(row))
                .stream()) {
            return deliveries.peek(visitor).mapToLong(delivery -> 1).sum();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, DeliveryKey key, Delivery delivery) {
        Usage usage = delivery.usage();
        return batch.bind("run", key.item().run().runId())
                .bind("revision", key.item().run().revision())
                .bind("item", key.item().itemId())
                .bind("attempt", key.attempt())
                .bind("delivery", key.delivery())
                .bind("begun", delivery.begunCalls())
                .bind("reported", delivery.reported())
                .bind("calls", usage.calls())
                .bind("without", usage.callsWithoutUsage())
                .bind("prompt", usage.promptTokens())
                .bind("completion", usage.completionTokens())
                .bind("cached", usage.cachedTokens())
                .bind("repairs", usage.repairs())
                .bindArray("latencies", Long.class, usage.latenciesMs());
    }

    private static DeliveryKey key(RunKey run, ResultSet row) throws SQLException {
        return new DeliveryKey(
                new ItemKey(run, row.getString("item_id")), row.getInt("attempt"), row.getString("delivery"));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Usage usage = new Usage(
                row.getInt("calls"),
                row.getInt("calls_without_usage"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getLong("cached_tokens"),
                row.getInt("repairs"),
                List.of((Long[]) row.getArray("latencies_ms").getArray()));
        return new Delivery(row.getInt("begun_calls"), row.getBoolean("reported"), usage);
    }
}
