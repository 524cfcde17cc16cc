package dev.longform.aggregator.domain.comparison;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.Leaderboard;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.Pick;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.Snapshots;
import dev.longform.aggregator.persistence.AnswerRepository;
import dev.longform.aggregator.persistence.VerdictRepository;
import dev.longform.contracts.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what runs answered, and compares. */
@ApplicationScoped
public class ComparisonReader {
    /** Rows beyond the best so many have no rank. */
    private static final int RANKED = 50;

    private static final int KEPT_BOARDS = 50;

    private final Snapshots snapshots;
    private final NumbersReader numbers;
    private final AnswerRepository answers;
    private final VerdictRepository verdicts;
    private final Map<List<Object>, Map<RunKey, Integer>> ranks =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, Map<RunKey, Integer>> eldest) {
                    return size() > KEPT_BOARDS;
                }
            });

    public ComparisonReader(
            Snapshots snapshots, NumbersReader numbers, AnswerRepository answers, VerdictRepository verdicts) {
        this.snapshots = snapshots;
        this.numbers = numbers;
        this.answers = answers;
        this.verdicts = verdicts;
    }

    /**
     * Everything about how two runs differ.
     *
     * @throws NotComparable when they are on different dataset versions
     */
    public Comparison compare(RunNumbers first, RunNumbers other) {
        Differences differences = differences(first.run(), other.run());
        return new Comparison(
                first,
                other,
                differences.measure(),
                differences.all(),
                differences.subsets(),
                Agreement.of(picks(first.run().key()), picks(other.run().key())));
    }

    /**
     * How two runs differ.
     *
     * @throws NotComparable when they are on different dataset versions
     */
    public Differences differences(KnownRun first, KnownRun other) {
        return snapshots.read(handle ->
                new Differences(first, answers.of(handle, first.key()), other, answers.of(handle, other.key())));
    }

    /** The ranks of the finished runs of a leaderboard that answered anything. */
    public Map<RunKey, Integer> ranks(Leaderboard board) {
        List<RunNumbers> rows = board.rows().stream()
                .filter(row -> row.run().event().state() == RunState.COMPLETED
                        && row.all().answered() > 0)
                .limit(RANKED)
                .toList();
        List<Object> state = rows.stream()
                .<Object>map(row -> List.of(row.run().key(), row.run().changes()))
                .toList();
        Map<RunKey, Integer> known = ranks.get(state);
        if (known != null) {
            return known;
        }
        Map<RunKey, Integer> computed = Ranks.of(snapshots.read(handle -> rows.stream()
                .map(row -> new Ranks.Entrant(row, answers.of(handle, row.run().key())))
                .toList()));
        ranks.put(state, computed);
        return computed;
    }

    private Map<String, Optional<Integer>> picks(RunKey run) {
        return snapshots.read(handle -> picks(handle, run));
    }

    private Map<String, Optional<Integer>> picks(Handle handle, RunKey run) {
        Map<String, Optional<Integer>> picks = new HashMap<>();
        verdicts.visit(handle, run, verdict -> {
            if (verdict.outcome().answered()) {
                picks.put(verdict.itemId(), Pick.single(verdict));
            }
        });
        return picks;
    }
}
