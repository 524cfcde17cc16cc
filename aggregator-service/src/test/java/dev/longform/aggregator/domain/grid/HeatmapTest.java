package dev.longform.aggregator.domain.grid;

import static dev.longform.aggregator.domain.grid.GridBook.place;
import static dev.longform.aggregator.domain.grid.GridBook.right;
import static dev.longform.aggregator.domain.grid.GridBook.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.benchmark.Interval;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatmapTest {
    /** Test 6 of the ten: 8,000 tokens 100%, 7,000 tokens 0%, 6,000 tokens 100%, and nothing in the last column. */
    @Test
    void theCellsOfAKnownTruthAreExactWhateverTheOrderAndEmptyCellsAreEmpty() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int length : List.of(6000, 7000, 8000)) {
            for (int bin = 0; bin < 9; bin++) {
                for (int pair = 0; pair < 3; pair++) {
                    String item = length + "-" + bin + "-" + pair;
                    NeedlePlace place = place("s" + pair, length, bin);
                    verdicts.add((length == 7000 ? wrong(item, place) : right(item, place)).build());
                }
            }
        }
        Heatmap sorted = GridBook.of(verdicts).heatmap();
        Collections.shuffle(verdicts, new Random(6));
        Heatmap heatmap = GridBook.of(verdicts).heatmap();
        assertThat(heatmap.axes().lengths()).containsExactly(6000, 7000, 8000);
        assertThat(heatmap.axes().columns()).hasSize(10);
        assertThat(heatmap.cells()).hasSize(30);
        heatmap.cells().forEach((cell, score) -> {
            if (cell.column().bin() == 9) {
                assertThat(score).isEqualTo(new Score(0, 0, 0, 0, 0));
                assertThat(score.accuracy()).isEmpty();
                assertThat(score.wilson()).isEmpty();
            } else {
                assertThat(score.accuracy()).contains(cell.length() == 7000 ? 0.0 : 1.0);
                assertThat(score.answered()).isEqualTo(3);
                assertThat(score.clusters()).isEqualTo(3);
            }
        });
        assertThat(heatmap).isEqualTo(sorted);
    }

    /** Test 7 of the ten. */
    @Test
    void aNeedleBeyondTheModelsWindowIsTruncatedAndNotTied() {
        GridBook book = new GridBook();
        book.store(right("1", place("a", 8000, 9))
                .unscored(Reason.TRUNCATED)
                .truncation(Truncation.NONE)
                .build());
        book.store(right("2", place("a", 8000, 9))
                .scores(1.0, 1.0)
                .truncation(Truncation.ALLOWED)
                .build());
        Score score = book.heatmap().overall().score();
        assertThat(score).isEqualTo(new Score(2, 0, 0, 2, 0));
        assertThat(score.unscored()).isEqualTo(2);
        assertThat(score.accuracy()).isEmpty();
    }

    @Test
    void aNeedleThatATruncatedTextStillShowedCountsWithItsFlag() {
        GridBook book = new GridBook();
        book.store(
                right("1", place("a", 8000, 1)).truncation(Truncation.ALLOWED).build());
        Score score = book.heatmap().overall().score();
        assertThat(score).isEqualTo(new Score(1, 1, Verdict.CREDIT_UNITS, 1, 1));
    }

    @Test
    void aTieWithoutTruncationIsHalfACredit() {
        GridBook book = new GridBook();
        book.store(right("1", place("a", 8000, 1)).scores(1.0, 1.0).build());
        assertThat(book.heatmap().overall().score().accuracy()).contains(0.5);
    }

    @Test
    void aVerdictThatComesTwiceCountsOnce() {
        GridBook book = new GridBook();
        book.store(right("1", place("a", 1000, 0)).build());
        book.store(right("1", place("a", 1000, 0)).build());
        assertThat(book.heatmap().overall().score()).isEqualTo(new Score(1, 1, Verdict.CREDIT_UNITS, 0, 1));
    }

    @Test
    void anAnswerTakesThePlaceOfAFailure() {
        GridBook book = new GridBook();
        book.store(right("1", place("a", 1000, 0)).unscored(Reason.TIMEOUT).build());
        assertThat(book.heatmap().overall().score()).isEqualTo(new Score(1, 0, 0, 0, 0));
        book.store(wrong("1", place("a", 1000, 0)).attempt(2).build());
        book.store(right("1", place("a", 1000, 0)).attempt(3).build());
        assertThat(book.heatmap().overall().score()).isEqualTo(new Score(1, 1, 0, 0, 1));
        assertThat(book.running()).isEqualTo(book.recounted());
    }

    @Test
    void anAspectAloneHasItsOwnGrid() {
        GridBook book = new GridBook();
        book.store(right("1", place("a", 1000, 0)).build());
        book.store(wrong("2", new NeedlePlace("entity", 2000, 2000, 1, 5, 0.3, "a", false))
                .build());
        Heatmap all = book.heatmap();
        Heatmap entity = book.heatmap(Optional.of("entity"));
        assertThat(all.aspects()).containsExactly("entity", "number");
        assertThat(entity.aspects()).containsExactly("entity", "number");
        assertThat(all.axes().lengths()).containsExactly(1000, 2000);
        assertThat(entity.axes().lengths()).containsExactly(2000);
        assertThat(entity.axes().columns()).hasSize(5);
        assertThat(entity.overall().score().accuracy()).contains(0.0);
    }

    @Test
    void naturalNeedlesSaySo() {
        GridBook book = new GridBook();
        book.store(right("1", new NeedlePlace("factuality", 0, 321, 4, 5, 0.9, "a", true))
                .build());
        assertThat(book.heatmap().natural()).isTrue();
        assertThat(book.heatmap().axes().lengths()).containsExactly(0);
    }

    /** Rows: 3 of 4 and 1 of 2 answered ones right; columns: 2 of 2, 2 of 4. */
    @Test
    void marginalsAreSumsOfTheirCells() {
        Heatmap heatmap = GridBook.of(List.of(
                        right("1", place("a", 1000, 0)).build(),
                        right("2", place("b", 1000, 0)).build(),
                        right("3", place("a", 1000, 7)).build(),
                        wrong("4", place("b", 1000, 7)).build(),
                        right("5", place("a", 2000, 7)).build(),
                        wrong("6", place("a", 2000, 7)).build(),
                        right("7", place("c", 2000, 7)).unscored(Reason.TIMEOUT).build()))
                .heatmap();
        assertThat(heatmap.byLength().get(1000).score().accuracy()).contains(0.75);
        assertThat(heatmap.byLength().get(2000).score().accuracy()).contains(0.5);
        assertThat(heatmap.byLength().get(2000).score().items()).isEqualTo(3);
        assertThat(heatmap.byLength().get(2000).score().clusters()).isEqualTo(1);
        assertThat(heatmap.byPosition().get(new Column(0, 10)).score().accuracy())
                .contains(1.0);
        assertThat(heatmap.byPosition().get(new Column(7, 10)).score().accuracy())
                .contains(0.5);
        assertThat(heatmap.byPosition().get(new Column(3, 10)).score().accuracy())
                .isEmpty();
        assertThat(heatmap.byLength().get(1000).interval()).isEmpty();
    }

    /** Every document has one right and one wrong: whichever are drawn, half is right. */
    @Test
    void marginalIntervalsDrawDocumentsAndNeedTenOfThem() {
        assertThat(halfRight(10).overall().interval()).contains(new Interval(0.5, 0.5));
        assertThat(halfRight(9).overall().interval()).isEmpty();
    }

    /**
     * Ranks of positions 1 2 3 4, of credits 3.5 3.5 1.5 1.5: -4 / sqrt(5 · 4). Slope: positions are -0.375, -0.175,
     * 0.125 and 0.425 from their mean, credits half a point: -0.55 / 0.3675.
     */
    @Test
    void theTrendOfFourNeedlesOfOneLengthIsWorkedOutByHand() {
        Trend trend = GridBook.of(List.of(
                        right("1", place("a", 1000, 1000, 0.1)).build(),
                        right("2", place("b", 1000, 1000, 0.3)).build(),
                        wrong("3", place("c", 1000, 1000, 0.6)).build(),
                        wrong("4", place("d", 1000, 1000, 0.9)).build()))
                .heatmap()
                .trend();
        assertThat(trend.position().spearman().orElseThrow()).isCloseTo(-4 / Math.sqrt(20), within(1e-12));
        assertThat(trend.position().slope().orElseThrow()).isCloseTo(-0.55 / 0.3675, within(1e-12));
        assertThat(trend.position().interval()).isEmpty();
        assertThat(trend.length().spearman()).isEmpty();
        assertThat(trend.length().slope()).isEmpty();
    }

    /** Only the late needle in the long text is missed: half a credit over half a text, half a credit over 2,000 tokens. */
    @Test
    void theSlopesOfBothDirectionsAreWorkedOutByHand() {
        Trend trend = GridBook.of(List.of(
                        right("1", place("a", 1000, 1000, 0.25)).build(),
                        right("2", place("a", 1000, 1000, 0.75)).build(),
                        right("3", place("a", 3000, 3000, 0.25)).build(),
                        wrong("4", place("a", 3000, 3000, 0.75)).build(),
                        right("5", place("a", 3000, 3000, 0.75))
                                .unscored(Reason.TIMEOUT)
                                .build()))
                .heatmap()
                .trend();
        assertThat(trend.position().slope().orElseThrow()).isCloseTo(-1.0, within(1e-12));
        assertThat(trend.length().slope().orElseThrow()).isCloseTo(-0.25, within(1e-12));
        assertThat(trend.length().spearman().orElseThrow()).isCloseTo(-1 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void withoutAnyDifferenceInCreditThereIsNoCorrelationAndNoSlopeButZero() {
        Trend trend = GridBook.of(List.of(
                        right("1", place("a", 1000, 1000, 0.25)).build(),
                        right("2", place("a", 3000, 3000, 0.75)).build(),
                        right("3", place("a", 3000, 3000, 0.25)).build()))
                .heatmap()
                .trend();
        assertThat(trend.position().spearman()).isEmpty();
        assertThat(trend.position().slope()).contains(0.0);
    }

    private static Heatmap halfRight(int documents) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            verdicts.add(right(i + "r", place("s" + i, 1000, 2)).build());
            verdicts.add(wrong(i + "w", place("s" + i, 1000, 2)).build());
        }
        return GridBook.of(verdicts).heatmap();
    }
}
