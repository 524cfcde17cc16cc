package dev.longform.aggregator.domain;

import static dev.longform.aggregator.RunEvents.run;
import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.aggregator.RunEvents;
import dev.longform.benchmark.Interval;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunNumbersTest {
    private static final Verdict RIGHT =
            verdict("r", "1").scores(4.0, 1.0, 2.0, 3.0).build();
    private static final Verdict WRONG =
            verdict("r", "2").scores(1.0, 4.0, 0.0, 0.0).build();
    private static final Verdict TIED =
            verdict("r", "3").scores(4.0, 4.0, 0.0, 0.0).build();
    private static final Verdict FAILED =
            verdict("r", "4").unscored(Reason.TIMEOUT).build();
    private static final Verdict CHAT_RIGHT =
            verdict("r", "5").subset("Chat").scores(4.0, 1.0, 2.0, 3.0).build();

    @Test
    void nothingAnsweredHasNoAccuracyAndCoverageZero() {
        ScopeNumbers all = numbers(run("r"), FAILED).all();
        assertThat(all.accuracy()).isEmpty();
        assertThat(all.interval()).isEmpty();
        assertThat(all.coverage()).contains(0.0);
        assertThat(all.bounds()).contains(new Interval(0, 1));
    }

    @Test
    void nothingAttemptedHasNoCoverageAndNoBounds() {
        ScopeNumbers all = numbers(run("r")).all();
        assertThat(all.coverage()).isEmpty();
        assertThat(all.bounds()).isEmpty();
    }

    @Test
    void accuracyIsTheMeanCreditOfTheAnswered() {
        ScopeNumbers all = numbers(run("r"), RIGHT, WRONG, TIED, FAILED).all();
        assertThat(all.answered()).isEqualTo(3);
        assertThat(all.accuracy()).contains(0.5);
        assertThat(all.share(Outcome.TIED)).contains(1.0 / 3);
        assertThat(all.unscored()).isEqualTo(Map.of(Reason.TIMEOUT, 1L));
    }

    @Test
    void pairwiseCountsPairsNotItems() {
        assertThat(numbers(run("r"), RIGHT, WRONG, TIED).all().pairwise()).contains(7.0 / 9);
    }

    @Test
    void theIntervalIsWilsons() {
        Interval interval = numbers(run("r"), RIGHT, WRONG).all().interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.0945, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.9055, within(0.0001));
    }

    @Test
    void boundsAreOverTheAttemptedWhileItGoesAndOverAllOnceItEnded() {
        RunEvents going = run("r").attempted(Map.of("QA", 4L));
        RunEvents ended = run("r").attempted(Map.of("QA", 4L)).state(RunState.CANCELLED, 2);
        assertThat(numbers(going, RIGHT, TIED).all().bounds()).contains(new Interval(1.5 / 4, 3.5 / 4));
        assertThat(numbers(ended, RIGHT, TIED).all().bounds()).contains(new Interval(1.5 / 8, 7.5 / 8));
    }

    @Test
    void attemptedIsNeverBelowTheItemsThatHaveAVerdict() {
        RunNumbers numbers = numbers(run("r").attempted(Map.of("QA", 1L, "Chat", 2L)), RIGHT, WRONG, CHAT_RIGHT);
        assertThat(numbers.subsets().get("QA").attempted()).isEqualTo(2);
        assertThat(numbers.all().attempted()).isEqualTo(4);
        assertThat(numbers.all().coverage()).contains(0.75);
    }

    @Test
    void macroIsTheMeanOfTheSubsetsAccuracies() {
        assertThat(numbers(run("r"), RIGHT, WRONG, TIED, CHAT_RIGHT).macro()).contains(0.75);
    }

    @Test
    void macroNeedsAnAnswerInEverySubset() {
        assertThat(numbers(run("r"), RIGHT).macro()).isEmpty();
        assertThat(numbers(run("r"), RIGHT, WRONG).subsets()).containsKeys("QA", "Chat");
    }

    @Test
    void withoutScoresThereIsNoPairwise() {
        Verdict judged = verdict("r", "1").pick(List.of(0, 1, 2, 3), 0).build();
        assertThat(numbers(run("r"), judged).all().pairwise()).isEqualTo(Optional.empty());
        assertThat(numbers(run("r"), judged).all().consistency()).isEqualTo(Optional.empty());
    }

    static RunNumbers numbers(RunEvents event, Verdict... verdicts) {
        Books books = new Books();
        books.store(List.of(verdicts).stream().map(Books::verdict).toList());
        Map<String, Map<CounterName, Long>> counters = new HashMap<>();
        books.running().forEach((key, value) -> counters.computeIfAbsent(key.subset(), s -> new HashMap<>())
                .put(key.name(), value));
        Map<String, Counts> counts = new HashMap<>();
        counters.forEach((subset, counted) -> counts.put(subset, new Counts(counted)));
        return RunNumbers.of(new KnownRun(event.build(), 1, 1, RunEvents.CREATED), counts);
    }
}
