package dev.longform.aggregator.domain;

import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    @Test
    void aScoredVerdictCountsOutcomeCreditPairsAndLength() {
        Map<CounterName, Long> counted =
                Contributions.of(verdict("r", "i").scores(2.0, 3.0, 1.0, 1.5).build());
        assertThat(named(counted))
                .isEqualTo(Map.of("outcome.WRONG", 1L, "pairs", 3L, "pairs.won", 2L, "longest.rejected", 1L));
    }

    @Test
    void aTieIsNoPairWonAndNoPick() {
        Map<CounterName, Long> counted =
                Contributions.of(verdict("r", "i").scores(3.0, 3.0, 1.0, 1.5).build());
        assertThat(named(counted))
                .isEqualTo(
                        Map.of("outcome.TIED", 1L, "credit", 360360L, "top1", 360360L, "pairs", 3L, "pairs.won", 2L));
    }

    @Test
    void failedCallsNeverCount() {
        Map<CounterName, Long> counted =
                Contributions.of(verdict("r", "i").unscored(Reason.TIMEOUT).build());
        assertThat(named(counted)).isEqualTo(Map.of("outcome.UNSCORED", 1L, "reason.TIMEOUT", 1L));
    }

    @Test
    void unreadableAnswersOfAnUnscoredItemCountForNoSlot() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .pick(List.of(0, 1, 2, 3), 0)
                .unscored(Reason.UNPARSABLE)
                .build());
        assertThat(named(counted)).isEqualTo(Map.of("outcome.UNSCORED", 1L, "reason.UNPARSABLE", 1L));
    }

    @Test
    void oneOrderCountsTheSlotOfTheChosenAndTheSlotPicked() {
        Map<CounterName, Long> counted =
                Contributions.of(verdict("r", "i").pick(List.of(2, 0, 3, 1), 2).build());
        assertThat(named(counted))
                .isEqualTo(Map.of(
                        "outcome.WRONG", 1L, "slot.4.0.picked", 1L, "slot.4.1.shown", 1L, "longest.rejected", 1L));
    }

    @Test
    void severalOrdersAreConsistentWhenAllPickTheSame() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .chosen(true, false)
                .pick(List.of(0, 1), 1)
                .pick(List.of(1, 0), 1)
                .build());
        assertThat(named(counted))
                .isEqualTo(Map.of(
                        "outcome.WRONG", 1L,
                        "orders.several", 1L,
                        "orders.consistent", 1L,
                        "slot.2.0.shown", 1L,
                        "slot.2.1.shown", 1L,
                        "slot.2.0.picked", 1L,
                        "slot.2.1.picked", 1L,
                        "longest.rejected", 2L,
                        "longest.rejected.picked", 2L));
    }

    @Test
    void comparisonsOfTwoCountForTheirTwoSlotsAndTheirScoresForThePairs() {
        // Chosen 0 beats 1 in both orders and 2 only where it stands first: shares 3/4, 0 and 1/2.
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .chosen(true, false, false)
                .pick(List.of(0, 1), 0)
                .pick(List.of(1, 0), 0)
                .pick(List.of(0, 2), 0)
                .pick(List.of(2, 0), 2)
                .scores(0.75, 0.0, 0.5)
                .build());
        assertThat(named(counted))
                .isEqualTo(Map.ofEntries(
                        Map.entry("outcome.CORRECT", 1L),
                        Map.entry("credit", 720720L),
                        Map.entry("top1", 720720L),
                        Map.entry("pairs", 2L),
                        Map.entry("pairs.won", 2L),
                        Map.entry("orders.several", 1L),
                        Map.entry("slot.2.0.picked", 3L),
                        Map.entry("slot.2.1.picked", 1L),
                        Map.entry("slot.2.0.shown", 2L),
                        Map.entry("slot.2.0.right", 2L),
                        Map.entry("slot.2.1.shown", 2L),
                        Map.entry("slot.2.1.right", 1L),
                        Map.entry("longest.rejected", 1L)));
    }

    @Test
    void comparisonsAreConsistentWhenEachTwoAreJudgedAlikeInBothOrders() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .chosen(true, false, false)
                .pick(List.of(0, 1), 0)
                .pick(List.of(1, 0), 0)
                .pick(List.of(0, 2), 2)
                .pick(List.of(2, 0), 2)
                .scores(0.5, 0.0, 1.0)
                .build());
        assertThat(named(counted)).containsEntry("orders.several", 1L).containsEntry("orders.consistent", 1L);
    }

    @Test
    void severalOrdersThatDisagreeAreNot() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .chosen(true, false)
                .pick(List.of(0, 1), 0)
                .pick(List.of(1, 0), 1)
                .build());
        assertThat(named(counted))
                .isEqualTo(Map.of(
                        "outcome.MIXED", 1L,
                        "credit", 360360L,
                        "top1", 360360L,
                        "orders.several", 1L,
                        "slot.2.0.shown", 1L,
                        "slot.2.0.right", 1L,
                        "slot.2.1.shown", 1L,
                        "slot.2.0.picked", 2L,
                        "longest.rejected", 2L,
                        "longest.rejected.picked", 1L));
    }

    @Test
    void aRepairedAnswerStandsForItsOrder() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .unreadable(List.of(0, 1, 2, 3))
                .pick(List.of(0, 1, 2, 3), 0)
                .build());
        assertThat(named(counted))
                .containsEntry("slot.4.0.picked", 1L)
                .containsEntry("slot.4.0.right", 1L)
                .doesNotContainKey("orders.several");
    }

    @Test
    void withSeveralChosenOnlyThePicksCountBySlot() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .chosen(true, true, false)
                .pick(List.of(2, 1, 0), 1)
                .build());
        assertThat(named(counted)).containsEntry("slot.3.1.picked", 1L).doesNotContainKey("slot.3.1.shown");
    }

    @Test
    void noCandidateIsTheLongestWhenTwoAre() {
        Map<CounterName, Long> counted = Contributions.of(verdict("r", "i")
                .words(40, 20, 30, 40)
                .scores(4.0, 3.0, 2.0, 1.0)
                .build());
        assertThat(named(counted).keySet()).noneMatch(name -> name.startsWith("longest"));
    }

    @Test
    void truncationIsCountedOnceWhetherAllowedOrNot() {
        assertThat(named(Contributions.of(verdict("r", "i")
                        .scores(4.0, 3.0, 2.0, 1.0)
                        .truncation(Truncation.ALLOWED)
                        .build())))
                .containsEntry("truncated", 1L);
        assertThat(named(Contributions.of(
                        verdict("r", "i").unscored(Reason.TRUNCATED).build())))
                .containsEntry("truncated", 1L);
        assertThat(named(Contributions.of(verdict("r", "i")
                        .scores(4.0, 3.0, 2.0, 1.0)
                        .truncation(Truncation.UNKNOWN)
                        .build())))
                .containsEntry("truncation.unknown", 1L)
                .doesNotContainKey("truncated");
    }

    @Test
    void aReportedDeliveryCountsWhatItCost() {
        Delivery delivery = Delivery.UNHEARD.begin(4).report(new Usage(2, 1, 300, 40, 20, 1, List.of(16L, 17L)));
        assertThat(named(Contributions.of(delivery)))
                .isEqualTo(new TreeMap<>(Map.of(
                        "usage.deliveries", 1L,
                        "usage.calls", 2L,
                        "usage.calls.without", 1L,
                        "usage.tokens.prompt", 300L,
                        "usage.tokens.completion", 40L,
                        "usage.tokens.cached", 20L,
                        "usage.repairs", 1L,
                        "latency.16", 1L,
                        "latency.20", 1L)));
    }

    @Test
    void theAnnouncedCallsOfADeliveryWithoutAVerdictAreUnaccounted() {
        assertThat(named(Contributions.of(Delivery.UNHEARD.begin(1).begin(3))))
                .isEqualTo(Map.of("usage.deliveries", 1L, "usage.unaccounted", 3L));
    }

    @Test
    void scoresThatDoNotFitTheCandidatesAreRefused() {
        assertThatThrownBy(() -> Contributions.of(
                        verdict("r", "i").unfittingScores(1.0, 2.0).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 scores for 4 candidates");
    }

    @Test
    void ordersThatDoNotFitTheCandidatesAreRefused() {
        assertThatThrownBy(() -> Contributions.of(
                        verdict("r", "i").unreadable(List.of(0, 4)).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the order [0, 4] does not fit 4 candidates");
    }

    private static Map<String, Long> named(Map<CounterName, Long> counted) {
        Map<String, Long> named = new TreeMap<>();
        counted.forEach((name, value) -> named.put(name.text(), value));
        return named;
    }
}
