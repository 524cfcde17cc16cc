package dev.longform.aggregator.domain.grid;

import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.VerdictBuilder;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GridPropertyTest {
    @Property(tries = 200)
    void theRunningGridEqualsARecountWhateverCameHoweverOften(@ForAll("verdicts") List<Verdict> verdicts) {
        GridBook book = GridBook.of(verdicts);
        assertThat(book.running()).isEqualTo(book.recounted());
    }

    @Property(tries = 100)
    void sumsOverTheCellsAreTheNumbersOfTheRun(@ForAll("verdicts") List<Verdict> verdicts) {
        GridBook book = GridBook.of(verdicts);
        Heatmap heatmap = book.heatmap();
        Collection<Verdict> stored = book.verdicts();
        long answered =
                stored.stream().filter(v -> v.outcome() != Outcome.UNSCORED).count();
        long credit = stored.stream().mapToLong(Verdict::credit).sum();
        for (Collection<Score> parts : List.of(
                heatmap.cells().values(),
                heatmap.byLength().values().stream().map(Marginal::score).toList(),
                heatmap.byPosition().values().stream().map(Marginal::score).toList(),
                List.of(heatmap.overall().score()))) {
            assertThat(parts.stream().mapToLong(Score::items).sum()).isEqualTo(stored.size());
            assertThat(parts.stream().mapToLong(Score::answered).sum()).isEqualTo(answered);
            assertThat(parts.stream().mapToLong(Score::credit).sum()).isEqualTo(credit);
        }
    }

    @Property(tries = 50)
    void shuffledAndRepeatedInputGivesTheSameGrid(@ForAll("verdicts") List<Verdict> verdicts, @ForAll long seed) {
        List<Verdict> firstAttempts =
                verdicts.stream().collect(Collectors.toMap(Verdict::itemId, v -> v, (a, b) -> a)).values().stream()
                        .toList();
        List<Verdict> shuffled = new ArrayList<>(firstAttempts);
        shuffled.addAll(firstAttempts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(GridBook.of(shuffled).heatmap())
                .isEqualTo(GridBook.of(firstAttempts).heatmap());
    }

    @Provide
    Arbitrary<List<Verdict>> verdicts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 3))
                .as(GridPropertyTest::made)
                .list()
                .ofMaxSize(60);
    }

    /** An item always stands in the same place; what comes of it differs. */
    private static Verdict made(int item, int attempt, int kind) {
        double position = item * 37 % 100 / 100.0;
        NeedlePlace place = new NeedlePlace(
                item % 3 == 0 ? "entity" : "number",
                1000 * (1 + item % 4),
                1000 * (1 + item % 4) + item,
                (int) (position * 10),
                10,
                position,
                "s" + item % 12,
                false);
        VerdictBuilder builder = verdict("r", "i" + item).needle(place).attempt(attempt);
        return switch (kind) {
            case 0 -> builder.unscored(Reason.TRUNCATED).build();
            case 1 -> builder.scores(2.0, 1.0).build();
            case 2 -> builder.scores(1.0, 1.0).build();
            default -> builder.scores(1.0, 2.0).build();
        };
    }
}
