package dev.longform.aggregator.persistence;

import dev.longform.aggregator.domain.Arrival;
import dev.longform.aggregator.domain.ItemKey;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.grid.CellCount;
import dev.longform.aggregator.domain.grid.CellKey;
import dev.longform.aggregator.domain.grid.Column;
import dev.longform.aggregator.domain.grid.Needle;
import dev.longform.aggregator.domain.grid.PairedNeedle;
import dev.longform.aggregator.domain.grid.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Needles and the running counters of their grids. */
@ApplicationScoped
public class GridRepository {
    /** Stores the needles of verdicts that took their items' places; items without one are passed over. */
    public void save(Handle handle, List<Arrival.OfVerdict> arrivals) {
        List<Needle> needles = arrivals.stream()
                .flatMap(arrival -> Needle.of(arrival.verdict()).stream())
                .toList();
        if (needles.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into needle (run_id, revision, item_id, aspect, is_natural, length, bin, bins, tokens, position,
                                    source, answered, credit)
                values (:run, :revision, :item, :aspect, :natural, :length, :bin, :bins, :tokens, :position,
                        :source, :answered, :credit)
                on conflict (run_id, revision, item_id) do update set
                    aspect = excluded.aspect, is_natural = excluded.is_natural, length = excluded.length,
                    bin = excluded.bin, bins = excluded.bins, tokens = excluded.tokens, position = excluded.position,
                    source = excluded.source, answered = excluded.answered, credit = excluded.credit
                """);
        needles.forEach(needle -> bind(batch, needle).add());
        batch.execute();
    }

    /** Moves counters, in key order. */
    public void add(Handle handle, SortedMap<CellKey, Long> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into needle_counter (run_id, revision, aspect, is_natural, length, bin, bins, name, value)
                values (:run, :revision, :aspect, :natural, :length, :bin, :bins, :name, :delta)
                on conflict (run_id, revision, aspect, is_natural, length, bin, bins, name)
                do update set value = needle_counter.value + excluded.value
                """);
        deltas.forEach((key, delta) -> batch.bind("run", key.run().runId())
                .bind("revision", key.run().revision())
                .bind("aspect", key.aspect())
                .bind("natural", key.natural())
                .bind("length", key.place().length())
                .bind("bin", key.place().column().bin())
                .bind("bins", key.place().column().bins())
                .bind("name", key.count().name())
                .bind("delta", delta)
                .add());
        batch.execute();
    }

    /** The counters of a run that are not 0. */
    public Map<CellKey, Long> counters(Handle handle, RunKey run) {
        Map<CellKey, Long> counters = new HashMap<>();
        handle.createQuery("""
                        select aspect, is_natural, length, bin, bins, name, value from needle_counter
                        where run_id = :run and revision = :revision and value <> 0
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .map((row, context) -> Map.entry(
                        new CellKey(
                                run,
                                row.getString("aspect"),
                                row.getBoolean("is_natural"),
                                place(row),
                                CellCount.valueOf(row.getString("name"))),
                        row.getLong("value")))
                .forEach(entry -> counters.put(entry.getKey(), entry.getValue()));
        return counters;
    }

    /** The needles of a run that have a verdict, of one aspect or of all, in the order of their items' ids. */
    public List<Needle> needles(Handle handle, RunKey run, Optional<String> aspect) {
        return handle.createQuery("""
                        select item_id, aspect, is_natural, length, bin, bins, tokens, position, source, answered, credit
                        from needle
                        where run_id = :run and revision = :revision
                          and (cast(:aspect as text) is null or aspect = :aspect)
                        order by item_id
                        """)
                .bind("run", run.runId())
                .bind("revision", run.revision())
                .bind("aspect", aspect.orElse(null))
                .map((row, context) -> needle(run, row))
                .list();
    }

    /** The needles that runs of both sides answered, in the order of their items' ids. */
    public List<PairedNeedle> paired(Handle handle, List<RunKey> first, List<RunKey> second, Optional<String> aspect) {
        List<RunKey> runs = Stream.concat(first.stream(), second.stream()).toList();
        List<Boolean> sides = Stream.concat(
                        Collections.nCopies(first.size(), true).stream(),
                        Collections.nCopies(second.size(), false).stream())
                .toList();
        return handle.createQuery("""
                        select * from (
                            select n.item_id, n.source, n.length, n.bin, n.bins,
                                   count(*) filter (where side.is_first) as first_answers,
                                   coalesce(sum(n.credit) filter (where side.is_first), 0) as first_credit,
                                   count(*) filter (where not side.is_first) as second_answers,
                                   coalesce(sum(n.credit) filter (where not side.is_first), 0) as second_credit
                            from needle n
                            join unnest(:runs, :revisions, :sides) as side (run_id, revision, is_first)
                              on side.run_id = n.run_id and side.revision = n.revision
                            where n.answered and (cast(:aspect as text) is null or n.aspect = :aspect)
                            group by n.item_id, n.source, n.length, n.bin, n.bins) as items
                        where first_answers > 0 and second_answers > 0
                        order by item_id
                        """)
                .bindArray(
                        "runs", String.class, runs.stream().map(RunKey::runId).toList())
                .bindArray(
                        "revisions",
                        Integer.class,
                        runs.stream().map(RunKey::revision).toList())
                .bindArray("sides", Boolean.class, sides)
                .bind("aspect", aspect.orElse(null))
                .map((row, context) -> PairedNeedle.of(
                        row.getString("source"),
                        place(row),
                        row.getLong("first_answers"),
                        row.getLong("first_credit"),
                        row.getLong("second_answers"),
                        row.getLong("second_credit")))
                .list();
    }

    private static PreparedBatch bind(PreparedBatch batch, Needle needle) {
        return batch.bind("run", needle.item().run().runId())
                .bind("revision", needle.item().run().revision())
                .bind("item", needle.item().itemId())
                .bind("aspect", needle.aspect())
                .bind("natural", needle.natural())
                .bind("length", needle.place().length())
                .bind("bin", needle.place().column().bin())
                .bind("bins", needle.place().column().bins())
                .bind("tokens", needle.tokens())
                .bind("position", needle.position())
                .bind("source", needle.source())
                .bind("answered", needle.answered())
                .bind("credit", needle.credit());
    }

    private static Needle needle(RunKey run, ResultSet row) throws SQLException {
        return new Needle(
                new ItemKey(run, row.getString("item_id")),
                row.getString("aspect"),
                row.getBoolean("is_natural"),
                place(row),
                row.getInt("tokens"),
                row.getDouble("position"),
                row.getString("source"),
                row.getBoolean("answered"),
                row.getLong("credit"));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getInt("length"), new Column(row.getInt("bin"), row.getInt("bins")));
    }
}
