package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void anEndpointThatNeverComplainsHasItsFullLimit() {
        Window window = Window.full(24);
        for (int i = 0; i < 100; i++) {
            window = window.after(answer(50 + i * 100L), sent(i), at(i + 1));
            assertThat(window.allowed()).isEqualTo(24);
        }
        assertThat(window.within(32).allowed()).isEqualTo(32);
    }

    @Test
    void aRefusalLeavesSevenTenthsOfWhatWasNotRefused() {
        Window window = Window.full(11).after(refusal(), sent(0), at(1));
        assertThat(window.ceiling()).isEqualTo(10);
        assertThat(window.size()).isEqualTo(7);
        assertThat(window.allowed()).isEqualTo(7);
    }

    @Test
    void everyFurtherRefusalOfTheSameRoundLowersTheCeilingByOne() {
        Window window = Window.full(200);
        for (int i = 0; i < 176; i++) {
            window = window.after(refusal(), sent(0), at(1));
        }
        assertThat(window.ceiling()).isEqualTo(24);
        assertThat(window.size()).isCloseTo(16.8, within(1e-9));
        assertThat(window.reducedAt()).isEqualTo(sent(1));
    }

    @Test
    void aTimeoutHalvesTheWindowOnceARound() {
        Window window = Window.full(16).after(timeout(), sent(0), at(1)).after(timeout(), sent(0), at(2));
        assertThat(window.size()).isEqualTo(8);
        assertThat(window.after(timeout(), sent(2), at(3)).size()).isEqualTo(4);
    }

    @Test
    void anEndpointThatIsNotThereReducesItOnceARound() {
        Window window = Window.full(10)
                .after(verdict(Outcome.UNSCORED, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE), sent(0), at(1))
                .after(verdict(Outcome.UNSCORED, Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE), sent(0), at(2));
        assertThat(window.size()).isEqualTo(7);
    }

    @Test
    void aServerErrorIsTheItemsMatter() {
        Window window = Window.full(10)
                .after(verdict(Outcome.UNSCORED, Reason.ENDPOINT_ERROR, EndpointSignal.FAILED), sent(0), at(1));
        assertThat(window).isEqualTo(Window.full(10));
    }

    @Test
    void onlyAnswersToWhatWentOutAfterTheReductionLetItGrow() {
        Window reduced = Window.full(11).after(refusal(), sent(0), at(10));
        assertThat(reduced.after(answer(50), sent(5), at(11)).size()).isEqualTo(7);
        assertThat(reduced.after(answer(50), sent(11), at(12)).size()).isEqualTo(8);
    }

    @Test
    void itGrowsByOneAnAnswerAndCarefullyNearTheCeiling() {
        Window reduced = new Window(100, 8, 10, 50, 50, Optional.of(START));
        Window eight = reduced.after(answer(50), sent(1), at(2));
        assertThat(eight.size()).isEqualTo(9);
        assertThat(eight.after(answer(50), sent(1), at(2)).size()).isCloseTo(9 + 1 / 36.0, within(1e-9));
        Window beyond = new Window(100, 12, 10, 50, 50, Optional.of(START));
        assertThat(beyond.after(answer(50), sent(1), at(2)).size()).isEqualTo(13);
    }

    @Test
    void itDoesNotGrowWhileCallsOnlyWaitLonger() {
        Window queueing = new Window(100, 30, 10, 110, 50, Optional.of(START));
        assertThat(queueing.after(answer(110), sent(1), at(2)).size()).isEqualTo(30);
    }

    @Test
    void itNeverFallsBelowOneNorRisesAboveTheLimit() {
        Window window = Window.full(2);
        for (int i = 0; i < 10; i++) {
            window = window.after(refusal(), sent(2 * i + 1), at(2 * i + 2));
        }
        assertThat(window.allowed()).isEqualTo(1);
        for (int i = 100; i < 120; i++) {
            window = window.after(answer(50), sent(i), at(i));
        }
        assertThat(window.allowed()).isEqualTo(2);
        assertThat(window.within(1).allowed()).isEqualTo(1);
    }

    private static Optional<Instant> sent(long seconds) {
        return Optional.of(START.plusSeconds(seconds));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    static Verdict answer(long latencyMs) {
        return verdict(Outcome.CORRECT, null, EndpointSignal.ALIVE, List.of(latencyMs));
    }

    static Verdict refusal() {
        return verdict(Outcome.UNSCORED, Reason.RATE_LIMITED, EndpointSignal.OVERLOADED);
    }

    private static Verdict timeout() {
        return verdict(Outcome.UNSCORED, Reason.TIMEOUT, EndpointSignal.FAILED);
    }

    private static Verdict verdict(Outcome outcome, Reason reason, EndpointSignal signal) {
        return verdict(outcome, reason, signal, List.of());
    }

    private static Verdict verdict(Outcome outcome, Reason reason, EndpointSignal signal, List<Long> latencies) {
        return new Verdict(
                "run",
                1,
                "item",
                1,
                1,
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
                new Usage(1, 1, 0, 0, 0, 0, latencies),
                signal,
                null,
                START,
                "worker");
    }
}
