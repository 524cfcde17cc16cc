package dev.longform.aggregator.domain;

import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Verdict FAILED =
            verdict("r", "i").attempt(1).unscored(Reason.TIMEOUT).build();
    private static final Verdict RIGHT =
            verdict("r", "i").attempt(2).scores(4.0, 1.0, 1.0, 1.0).build();
    private static final Verdict WRONG =
            verdict("r", "i").attempt(3).scores(1.0, 4.0, 1.0, 1.0).build();

    private final Books books = new Books();

    @Test
    void anAnswerTakesThePlaceOfAFailureAndOfItsCounters() {
        books.store(List.of(Books.verdict(FAILED)));
        books.store(List.of(Books.verdict(RIGHT)));
        assertThat(books.running("QA", CounterName.outcome(Outcome.UNSCORED))).isZero();
        assertThat(books.running("QA", CounterName.reason(Reason.TIMEOUT))).isZero();
        assertThat(books.running("QA", CounterName.outcome(Outcome.CORRECT))).isEqualTo(1);
    }

    @Test
    void theFirstAnswerStandsWithinABatchToo() {
        books.store(List.of(Books.verdict(FAILED), Books.verdict(RIGHT), Books.verdict(WRONG)));
        assertThat(books.verdicts().values()).containsExactly(RIGHT);
        assertThat(books.running("QA", CounterName.outcome(Outcome.WRONG))).isZero();
    }

    @Test
    void whatLateVerdictsUsedIsBookedAllTheSame() {
        books.store(List.of(Books.verdict(RIGHT)));
        books.store(List.of(Books.verdict(WRONG)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.CALLS)).isEqualTo(2);
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.PROMPT_TOKENS))
                .isEqualTo(200);
    }

    @Test
    void usageIsBookedOncePerDelivery() {
        books.store(List.of(Books.verdict(RIGHT), Books.verdict(RIGHT)));
        books.store(List.of(Books.verdict(RIGHT)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.CALLS)).isEqualTo(1);
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.DELIVERIES)).isEqualTo(1);
    }

    @Test
    void aSecondDeliveryOfTheSameAttemptIsBookedToo() {
        Verdict again = verdict("r", "i")
                .attempt(2)
                .delivery("another")
                .usage(new Usage(1, 0, 5, 0, 0, 0, List.of(1L)))
                .scores(4.0, 1.0, 1.0, 1.0)
                .build();
        books.store(List.of(Books.verdict(RIGHT), Books.verdict(again)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.PROMPT_TOKENS))
                .isEqualTo(105);
    }

    @Test
    void theCallsOfADeliveryAreUnaccountedUntilItsVerdictComes() {
        books.store(List.of(Books.begun(RIGHT, 1)));
        books.store(List.of(Books.begun(RIGHT, 2), Books.begun(RIGHT, 3)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isEqualTo(3);
        books.store(List.of(Books.verdict(RIGHT)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isZero();
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.CALLS)).isEqualTo(1);
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.DELIVERIES)).isEqualTo(1);
    }

    @Test
    void theHighestCallStandsWhateverComesLaterOrAgain() {
        books.store(List.of(Books.begun(RIGHT, 4), Books.begun(RIGHT, 2)));
        books.store(List.of(Books.begun(RIGHT, 3), Books.begun(RIGHT, 4)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isEqualTo(4);
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.DELIVERIES)).isEqualTo(1);
    }

    @Test
    void anAnnouncedCallThatFoundNoServerCostsNothing() {
        Verdict refused = verdict("r", "i")
                .unscored(Reason.ENDPOINT_ERROR)
                .usage(Usage.NONE)
                .build();
        books.store(List.of(Books.begun(refused, 1), Books.begun(refused, 2), Books.verdict(refused)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isZero();
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.CALLS)).isZero();
    }

    @Test
    void aNoteThatComesAfterItsVerdictChangesNothing() {
        books.store(List.of(Books.verdict(RIGHT), Books.begun(RIGHT, 1)));
        books.store(List.of(Books.begun(RIGHT, 2)));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.UNACCOUNTED)).isZero();
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.CALLS)).isEqualTo(1);
    }

    @Test
    void whatTheCoordinatorSettlesIsNoDelivery() {
        books.store(List.of(Books.verdict(verdict("r", "i")
                .unscored(Reason.CANCELLED)
                .settledByCoordinator()
                .build())));
        assertThat(books.running(CounterKey.WHOLE_RUN, CounterName.DELIVERIES)).isZero();
        assertThat(books.running("QA", CounterName.reason(Reason.CANCELLED))).isEqualTo(1);
    }
}
