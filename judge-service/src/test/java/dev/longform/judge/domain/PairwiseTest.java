package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Message;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairwiseTest {
    private static final long ONE = Verdict.CREDIT_UNITS;

    private final Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);

    private static EvaluationRequest request(int chosen, String... texts) {
        List<Boolean> kinds =
                IntStream.range(0, texts.length).mapToObj(i -> i < chosen).toList();
        List<Candidate> candidates = IntStream.range(0, texts.length)
                .mapToObj(i -> new Candidate(texts[i], kinds.get(i)))
                .toList();
        EvaluationRequest request =
                Requests.request("item-1", Requests.model("fake", null, Map.of()), Requests.pairwise(), texts);
        return new EvaluationRequest(
                request.runId(),
                1,
                1,
                1,
                request.deadline(),
                request.seed(),
                request.model(),
                request.protocol(),
                new Item("item-1", "QA", List.of(new Message("user", Requests.PROMPT)), candidates),
                new ItemFacts("QA", kinds, kinds.stream().map(kind -> 1).toList(), "cluster-1"));
    }

    @Test
    void everyChosenMeetsEveryRejectedInBothOrders() {
        List<List<Integer>> orders =
                new Pairwise().orders(7, "item-1", List.of(true, true, false, false), Rotations.BOTH);

        assertThat(orders)
                .containsExactly(
                        List.of(0, 2),
                        List.of(2, 0),
                        List.of(0, 3),
                        List.of(3, 0),
                        List.of(1, 2),
                        List.of(2, 1),
                        List.of(1, 3),
                        List.of(3, 1));
    }

    @Test
    void sixteenCandidatesTakeOneHundredAndTwentyEightComparisonsAtMost() {
        List<Boolean> half = IntStream.range(0, 16).mapToObj(i -> i < 8).toList();

        List<List<Integer>> orders = new Pairwise().orders(7, "item-1", half, Rotations.BOTH);

        assertThat(orders).hasSize(128);
        assertThat(new HashSet<>(orders)).hasSize(128);
    }

    @Test
    void aJudgeThatPrefersTheGoodOneGivesItAFullShare() {
        FakeJudge judge = FakeJudge.saying(
                question -> question.indexOf("good") < question.indexOf("RESPONSE B") && question.contains("good")
                        ? "[[A]]"
                        : "[[B]]");

        Evaluation evaluation = judge.evaluator().evaluate(request(1, "good", "poor", "fair", "weak"), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(evaluation.credit()).isEqualTo(ONE);
        assertThat(evaluation.scores()).containsExactly(1.0, 0.0, 0.0, 0.0);
        assertThat(evaluation.template()).isEqualTo("pairwise-default@1");
        assertThat(evaluation.replies()).hasSize(6);
        assertThat(evaluation.replies()).extracting(Reply::picked).containsOnly(0);
        assertThat(judge.asked.get(0).get(1).content()).contains("good", "poor").doesNotContain("fair", "weak");
    }

    @Test
    void aJudgeThatAlwaysTakesTheFirstSlotTiesEverything() {
        Evaluation evaluation =
                FakeJudge.saying(question -> "[[A]]").evaluator().evaluate(request(1, "good", "poor", "fair"), calls);

        assertThat(evaluation.scores()).containsExactly(0.5, 0.5, 0.5);
        assertThat(evaluation.outcome()).isEqualTo(Outcome.TIED);
        assertThat(evaluation.credit()).isEqualTo(ONE / 3);
    }

    @Test
    void sharesOfDifferentNumbersOfComparisonsAreComparedAsShares() {
        // The two chosen take 3 of their 4 comparisons together: 0 wins 2 of 2, 1 wins 1 of 2; the rejected wins 1 of
        // 4.
        Evaluation evaluation = FakeJudge.saying("[[A]]", "[[B]]", "[[A]]", "[[A]]")
                .evaluator()
                .evaluate(request(2, "best", "good", "poor"), calls);

        assertThat(evaluation.scores()).containsExactly(1.0, 0.5, 0.25);
        assertThat(evaluation.outcome()).isEqualTo(Outcome.CORRECT);
    }

    @Test
    void oneComparisonWithoutAnAnswerLeavesTheItemUnscored() {
        Evaluation evaluation = FakeJudge.saying("[[A]]", "neither", "still neither")
                .evaluator()
                .evaluate(request(1, "good", "poor"), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(evaluation.reason()).isEqualTo(Reason.UNPARSABLE);
        assertThat(evaluation.detail()).isEqualTo("comparison 2 of 2: no letter in double square brackets");
        assertThat(evaluation.scores()).isNull();
        assertThat(evaluation.replies()).hasSize(3);
    }
}
