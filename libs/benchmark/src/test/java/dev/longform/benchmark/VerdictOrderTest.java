package dev.longform.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.VerdictOrder.Standing;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import org.junit.jupiter.api.Test;

class VerdictOrderTest {
    private static final Standing RIGHT = new Standing(Outcome.CORRECT, null, 1);
    private static final Standing TIMEOUT_1 = unscored(Reason.TIMEOUT, 1);
    private static final Standing TIMEOUT_2 = unscored(Reason.TIMEOUT, 2);

    @Test
    void theFirstAnsweredOneStandsForEver() {
        assertThat(VerdictOrder.replaces(new Standing(Outcome.WRONG, null, 3), RIGHT))
                .isFalse();
        assertThat(VerdictOrder.replaces(TIMEOUT_2, RIGHT)).isFalse();
        assertThat(VerdictOrder.replaces(RIGHT, TIMEOUT_2)).isTrue();
    }

    @Test
    void amongUnscoredOnesTheHighestAttemptStands() {
        assertThat(VerdictOrder.replaces(TIMEOUT_2, TIMEOUT_1)).isTrue();
        assertThat(VerdictOrder.replaces(TIMEOUT_1, TIMEOUT_2)).isFalse();
        assertThat(VerdictOrder.replaces(TIMEOUT_1, TIMEOUT_1)).isFalse();
    }

    @Test
    void inTheSameAttemptAFinalReasonBeatsOneThatIsTriedAgain() {
        Standing cancelled = unscored(Reason.CANCELLED, 1);
        assertThat(VerdictOrder.replaces(cancelled, TIMEOUT_1)).isTrue();
        assertThat(VerdictOrder.replaces(TIMEOUT_1, cancelled)).isFalse();
        assertThat(VerdictOrder.replaces(unscored(Reason.UNPARSABLE, 1), cancelled))
                .isFalse();
    }

    private static Standing unscored(Reason reason, int attempt) {
        return new Standing(Outcome.UNSCORED, reason, attempt);
    }
}
