package dev.longform.dataset.persistence;

import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.ItemShape;
import dev.longform.dataset.domain.runs.Purse;
import dev.longform.dataset.domain.runs.Spending;
import dev.longform.dataset.persistence.RunItemRepository.ItemKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What runs may use, what they used, and what is reserved for their items that are out. */
@ApplicationScoped
public class BudgetRepository {
    private static final String ITEM_SHAPE = """
            jsonb_array_length(t.facts -> 'chosen') as candidates,
            (select count(*) from jsonb_array_elements(t.facts -> 'chosen') c where c = 'true'::jsonb) as chosen,
            t.encoded_bytes as bytes
            """;

    /** Items of one shape, and how many of them there are. */
    public record ShapeCount(ItemShape shape, long items) {}

    /**
     * Adds up what verdicts say was used, each delivery once; the rows of the runs' endpoints must be locked before.
     */
    public void book(Handle handle, List<Verdict> verdicts) {
        List<Verdict> used =
                verdicts.stream().filter(verdict -> verdict.usage().calls() > 0).toList();
        if (used.isEmpty()) {
            return;
        }
        Update update = handle.createUpdate("""
                with told as (
                  select distinct on (run, delivery) *
                  from unnest(:runs, :deliveries, :calls, :without, :prompt, :cached, :completion)
                    as u (run, delivery, calls, without, prompt, cached, completion)),
                news as (
                  insert into booked_delivery (run, delivery) select run, delivery from told
                  on conflict do nothing returning run, delivery),
                sums as (
                  select run, sum(calls) as calls, sum(without) as without, sum(prompt) as prompt, sum(cached) as cached,
                    sum(completion) as completion
                  from told join news using (run, delivery) group by run)
                update run r set spent_calls = spent_calls + s.calls,
                  spent_without_usage = spent_without_usage + s.without, spent_prompt = spent_prompt + s.prompt,
                  spent_cached = spent_cached + s.cached, spent_completion = spent_completion + s.completion
                from sums s where r.id = s.run
                """);
        update.bindArray(
                        "runs",
                        UUID.class,
                        used.stream()
                                .map(verdict -> UUID.fromString(verdict.runId()))
                                .toArray())
                .bindArray(
                        "deliveries",
                        String.class,
                        used.stream().map(Verdict::delivery).toArray());
        bind(update, "calls", used, Usage::calls);
        bind(update, "without", used, Usage::answersWithoutUsage);
        bind(update, "prompt", used, Usage::promptTokens);
        bind(update, "cached", used, Usage::cachedTokens);
        bind(update, "completion", used, Usage::completionTokens);
        update.execute();
    }

    /** What is reserved for the items of these runs that are out; runs without such items are left out. */
    public Map<UUID, Purse.Reserved> reserved(Handle handle, Collection<UUID> runs) {
        Map<UUID, Purse.Reserved> reserved = new HashMap<>();
        handle.createQuery("""
                        select run, count(*) as items, coalesce(sum(reserved_calls), 0) as calls,
                          sum(reserved_tokens) as tokens, sum(reserved_cost) as cost
                        from run_item where run = any(:runs) and credit <> 'NONE' group by run
                        """)
                .bindArray("runs", UUID.class, runs.toArray())
                .map((row, context) -> reserved.put(
                        row.getObject("run", UUID.class),
                        new Purse.Reserved(
                                row.getLong("items"),
                                row.getLong("calls"),
                                row.getLong("tokens"),
                                row.getBigDecimal("cost"))))
                .list();
        return reserved;
    }

    /** What these runs used. */
    public Map<UUID, Spending> spent(Handle handle, Collection<UUID> runs) {
        Map<UUID, Spending> spent = new HashMap<>();
        handle.createQuery("select * from run where id = any(:runs)")
                .bindArray("runs", UUID.class, runs.toArray())
                .map((row, context) -> spent.put(row.getObject("id", UUID.class), Rows.spending(row)))
                .list();
        return spent;
    }

    /** The shapes of items of runs. */
    public Map<ItemKey, ItemShape> shapes(Handle handle, Collection<ItemKey> items) {
        Map<ItemKey, ItemShape> shapes = new HashMap<>();
        ItemArrays.bind(
                        handle.createQuery("select g.run, g.item_id, " + ITEM_SHAPE
                                + " from unnest(:runs, :items) as g (run, item_id) join run r on r.id = g.run"
                                + " join item t on t.dataset_version = r.dataset_version and t.item_id = g.item_id"),
                        items,
                        ItemKey::run,
                        ItemKey::itemId)
                .map((row, context) ->
                        shapes.put(new ItemKey(row.getObject("run", UUID.class), row.getString("item_id")), shape(row)))
                .list();
        return shapes;
    }

    /** The shapes of all items of a dataset version. */
    public List<ShapeCount> shapes(Handle handle, UUID datasetVersion) {
        return handle.createQuery("select candidates, chosen, bytes, count(*) as items from (select " + ITEM_SHAPE
                        + " from item t where t.dataset_version = :version) s group by candidates, chosen, bytes")
                .bind("version", datasetVersion)
                .map((row, context) -> new ShapeCount(shape(row), row.getLong("items")))
                .list();
    }

    /** Notes what items that were just reserved may use. */
    public void allow(Handle handle, Map<ItemKey, Purse.Allowance> allowances) {
        List<Map.Entry<ItemKey, Purse.Allowance>> entries = List.copyOf(allowances.entrySet());
        ItemArrays.bind(
                        handle.createUpdate("""
                                update run_item i set reserved_calls = g.calls, reserved_tokens = g.tokens,
                                  reserved_cost = g.cost::numeric
                                from unnest(:runs, :items, :calls, :tokens, :costs)
                                  as g (run, item_id, calls, tokens, cost)
                                where i.run = g.run and i.item_id = g.item_id
                                """),
                        entries,
                        entry -> entry.getKey().run(),
                        entry -> entry.getKey().itemId())
                .bindArray(
                        "calls",
                        Integer.class,
                        entries.stream()
                                .map(entry -> entry.getValue().calls().orElse(null))
                                .toArray())
                .bindArray(
                        "tokens",
                        Long.class,
                        entries.stream().map(entry -> entry.getValue().tokens()).toArray())
                .bindArray(
                        "costs",
                        String.class,
                        entries.stream()
                                .map(entry -> entry.getValue().cost().toPlainString())
                                .toArray())
                .execute();
    }

    /** Sets what a run may use. */
    public void change(Handle handle, UUID run, Budget budget) {
        handle.createUpdate("""
                        update run set max_calls = :calls, max_tokens = :tokens, max_cost = :cost,
                          sequence = sequence + 1
                        where id = :run
                        """)
                .bind("calls", budget.maxCalls())
                .bind("tokens", budget.maxTokens())
                .bind("cost", budget.maxCost())
                .bind("run", run)
                .execute();
    }

    private static void bind(Update update, String name, List<Verdict> verdicts, ToLongFunction<Usage> number) {
        update.bindArray(
                name,
                Long.class,
                verdicts.stream()
                        .map(verdict -> number.applyAsLong(verdict.usage()))
                        .toArray());
    }

    private static ItemShape shape(ResultSet row) throws SQLException {
        return new ItemShape(row.getInt("candidates"), row.getInt("chosen"), row.getLong("bytes"));
    }
}
