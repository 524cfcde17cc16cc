package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptRuleTest {
    private static final UUID RUN = new UUID(0, 1);
    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = SENT.plusSeconds(10);
    private static final EndpointHealth SILENT = EndpointHealth.UNKNOWN;
    private static final EndpointHealth ALIVE_SINCE =
            SILENT.after(EndpointSignal.ALIVE, Optional.empty(), SENT.plusSeconds(5));

    @Test
    void anAnswerSettlesTheItemAndFreesItsCredit() {
        RunItem after = AttemptRule.after(out(0, 0), answer(1), SILENT, NOW).orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.ANSWERED);
        assertThat(after.out()).isFalse();
    }

    @Test
    void aLateAnswerOfAnEarlierPublicationStandsButFreesNoCredit() {
        RunItem item = out(1, 0, 2);
        RunItem after = AttemptRule.after(item, answer(1), SILENT, NOW).orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.ANSWERED);
        assertThat(after.out()).isTrue();
        RunItem last = AttemptRule.after(after, failure(2, Reason.TIMEOUT, EndpointSignal.FAILED), SILENT, NOW)
                .orElseThrow();
        assertThat(last.state()).isEqualTo(ItemState.ANSWERED);
        assertThat(last.out()).isFalse();
    }

    @Test
    void aVerdictSeenBeforeChangesNothing() {
        RunItem settled = AttemptRule.after(out(0, 0), answer(1), SILENT, NOW).orElseThrow();
        assertThat(AttemptRule.after(settled, answer(1), SILENT, NOW)).isEmpty();
        RunItem waiting = AttemptRule.after(
                        out(0, 0), failure(1, Reason.TIMEOUT, EndpointSignal.FAILED), ALIVE_SINCE, NOW)
                .orElseThrow();
        assertThat(AttemptRule.after(waiting, failure(1, Reason.TIMEOUT, EndpointSignal.FAILED), ALIVE_SINCE, NOW))
                .isEmpty();
    }

    @Test
    void anUnreachableEndpointCostsNoAttempt() {
        RunItem beside = AttemptRule.after(
                        out(2, 19), failure(1, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE), ALIVE_SINCE, NOW)
                .orElseThrow();
        assertThat(beside.attempts()).isEqualTo(2);
        RunItem after = AttemptRule.after(
                        out(2, 500), failure(1, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE), SILENT, NOW)
                .orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.PENDING);
        assertThat(after.attempts()).isEqualTo(2);
        assertThat(after.uncharged()).isEqualTo(501);
    }

    /** A gateway answers 504 for one long item for ever, and everything else is answered. */
    @Test
    void anItemThatAloneNeverReachesTheEndpointEnds() {
        RunItem after = AttemptRule.after(
                        out(1, 20), failure(1, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE), ALIVE_SINCE, NOW)
                .orElseThrow();
        assertThat(after.attempts()).isEqualTo(2);
        assertThat(after.uncharged()).isEqualTo(20);
    }

    @Test
    void aFailureBesideASignOfLifeCostsAnAttempt() {
        RunItem after = AttemptRule.after(
                        out(0, 0), failure(1, Reason.TIMEOUT, EndpointSignal.FAILED), ALIVE_SINCE, NOW)
                .orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.PENDING);
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.notBefore()).contains(NOW.plusSeconds(1));
    }

    @Test
    void aFailureWithoutASignOfLifeCostsNoneUntilItHappenedTwentyTimes() {
        Verdict failure = failure(1, Reason.TIMEOUT, EndpointSignal.FAILED);
        assertThat(AttemptRule.after(out(0, 19), failure, SILENT, NOW)
                        .orElseThrow()
                        .attempts())
                .isZero();
        assertThat(AttemptRule.after(out(0, 20), failure, SILENT, NOW)
                        .orElseThrow()
                        .attempts())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 1", "90000, 90", "299000, 299", "300000, 300", "86400000, 300"})
    void theServersWishIsObeyedForFiveMinutesAtMost(long retryAfterMs, long seconds) {
        Verdict busy = verdict(3, 1, Outcome.UNSCORED, Reason.RATE_LIMITED, EndpointSignal.OVERLOADED, retryAfterMs);
        assertThat(AttemptRule.after(out(0, 0), busy, SILENT, NOW).orElseThrow().notBefore())
                .contains(NOW.plusSeconds(seconds));
    }

    @Test
    void theLastAttemptSettlesTheItemWithItsReason() {
        RunItem after = AttemptRule.after(
                        out(2, 0), failure(1, Reason.TIMEOUT, EndpointSignal.FAILED), ALIVE_SINCE, NOW)
                .orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.UNSCORED);
        assertThat(after.reason()).contains(Reason.TIMEOUT);
        assertThat(after.announce()).isFalse();
    }

    @Test
    void aReasonThatIsNotRetriedSettlesTheItemAtOnce() {
        RunItem after = AttemptRule.after(out(0, 0), failure(1, Reason.UNPARSABLE, EndpointSignal.ALIVE), SILENT, NOW)
                .orElseThrow();
        assertThat(after.state()).isEqualTo(ItemState.UNSCORED);
        assertThat(after.reason()).contains(Reason.UNPARSABLE);
    }

    @Test
    void aLeaseThatEndsCostsAnAttemptAndTheLastOneIsLost() {
        RunItem again = AttemptRule.afterLease(out(0, 0), NOW);
        assertThat(again.state()).isEqualTo(ItemState.PENDING);
        assertThat(again.attempts()).isEqualTo(1);
        RunItem lost = AttemptRule.afterLease(out(2, 0), NOW);
        assertThat(lost.state()).isEqualTo(ItemState.UNSCORED);
        assertThat(lost.reason()).contains(Reason.LOST);
        assertThat(lost.announce()).isTrue();
    }

    @Test
    void anAnswerAfterCancellationStands() {
        RunItem cancelled = out(0, 0).unscored(Reason.CANCELLED, true);
        assertThat(AttemptRule.after(cancelled, answer(1), SILENT, NOW)
                        .orElseThrow()
                        .state())
                .isEqualTo(ItemState.ANSWERED);
    }

    /** Cancelled, which the aggregator heard of as a later attempt, and opened again while the first one was out. */
    @Test
    void aFailureThatTheAggregatorWillNotLetStandIsTold() {
        Verdict unreadable = verdict(1, 1, Outcome.UNSCORED, Reason.UNPARSABLE, EndpointSignal.ALIVE);
        RunItem after = AttemptRule.after(out(2, 0), unreadable, SILENT, NOW).orElseThrow();
        assertThat(after.reason()).contains(Reason.UNPARSABLE);
        assertThat(after.attempts()).isEqualTo(3);
        assertThat(after.announce()).isTrue();
    }

    private static RunItem out(int attempts, int uncharged) {
        return out(attempts, uncharged, 1);
    }

    private static RunItem out(int attempts, int uncharged, int publication) {
        return new RunItem(
                RUN,
                "item",
                "http://rm",
                ItemState.PENDING,
                true,
                publication,
                attempts,
                3,
                uncharged,
                Optional.of(SENT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private static Verdict answer(int publication) {
        return verdict(3, publication, Outcome.WRONG, null, EndpointSignal.ALIVE);
    }

    private static Verdict failure(int publication, Reason reason, EndpointSignal signal) {
        return verdict(3, publication, Outcome.UNSCORED, reason, signal);
    }

    private static Verdict verdict(
            int attempt, int publication, Outcome outcome, Reason reason, EndpointSignal signal) {
        return verdict(attempt, publication, outcome, reason, signal, null);
    }

    private static Verdict verdict(
            int attempt, int publication, Outcome outcome, Reason reason, EndpointSignal signal, Long retryAfterMs) {
        return new Verdict(
                RUN.toString(),
                1,
                "item",
                attempt,
                publication,
                "delivery",
                new ItemFacts("QA", List.of(true, false), List.of(3, 4), "cluster"),
                outcome,
                reason,
                null,
                0,
                0,
                null,
                List.of(),
                Truncation.NONE,
                null,
                Usage.NONE,
                signal,
                retryAfterMs,
                NOW,
                "worker");
    }
}
