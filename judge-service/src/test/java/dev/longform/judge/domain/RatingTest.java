package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.reading.TokenChoice;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static final long ONE = Verdict.CREDIT_UNITS;

    private final Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);

    private static EvaluationRequest request(String... candidates) {
        return Requests.request("item-1", Requests.model("fake", null, Map.of()), Requests.rating(), candidates);
    }

    @Test
    void eachCandidateIsRatedAlone() {
        FakeJudge judge = FakeJudge.saying("[[8]]", "7/10", "**7.5**");

        Evaluation evaluation = judge.evaluator().evaluate(request("good", "poor", "fair"), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(evaluation.scores()).containsExactly(8.0, 7.0, 7.5);
        assertThat(evaluation.template()).isEqualTo("rating-default@1");
        assertThat(evaluation.replies()).extracting(Reply::order).containsExactly(List.of(0), List.of(1), List.of(2));
        assertThat(evaluation.replies()).extracting(Reply::rating).containsExactly(8.0, 7.0, 7.5);
        assertThat(evaluation.replies()).extracting(Reply::picked).containsOnlyNulls();
        assertThat(judge.asked.get(1).get(1).content()).contains("poor").doesNotContain("good\n", "fair\n");
    }

    @Test
    void equalRatingsTie() {
        Evaluation evaluation = FakeJudge.saying("[[8]]", "[[8]]", "[[3]]")
                .evaluator()
                .evaluate(request("good", "poor", "fair"), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.TIED);
        assertThat(evaluation.credit()).isEqualTo(ONE / 2);
    }

    @Test
    void oneMissingRatingLeavesTheItemUnscored() {
        FakeJudge judge = FakeJudge.saying("[[8]]", "[[15]]");

        Evaluation evaluation = judge.evaluator().evaluate(request("good", "poor", "fair"), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(evaluation.reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(evaluation.detail()).isEqualTo("candidate 2 of 3: outside the scale: 15");
        assertThat(evaluation.scores()).isNull();
        assertThat(evaluation.replies()).hasSize(2);
    }

    /** The first has an expected rating of 8.75, the second none: its 1 may begin a 10. */
    @Test
    void expectedRatingsCountOnlyWhereEveryCandidateHasOne() {
        Evaluation mixed = evaluated(Map.of("9", 0.75, "8", 0.25), Map.of("9", 0.9, "1", 0.1));
        assertThat(mixed.outcome()).isEqualTo(Outcome.TIED);
        assertThat(mixed.scores()).containsExactly(9.0, 9.0);
        assertThat(mixed.replies()).extracting(Reply::rating).containsExactly(8.75, 9.0);
        assertThat(mixed.replies()).extracting(Reply::expected).containsExactly(true, false);

        Evaluation whole = evaluated(Map.of("9", 0.75, "8", 0.25), Map.of("9", 0.5, "7", 0.5));
        assertThat(whole.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(whole.scores()).containsExactly(8.75, 8.0);
    }

    private Evaluation evaluated(Map<String, Double> first, Map<String, Double> second) {
        List<Map<String, Double>> left = new ArrayList<>(List.of(first, second));
        FakeJudge judge = FakeJudge.answering(conversation -> {
            Map<String, Double> likely = new HashMap<>();
            left.remove(0).forEach((token, probability) -> likely.put(token, Math.log(probability)));
            List<TokenChoice> tokens = List.of(
                    new TokenChoice("[[", Map.of()), new TokenChoice("9", likely), new TokenChoice("]]", Map.of()));
            return new JudgeAnswer(
                    "[[9]]", Optional.empty(), Optional.empty(), Optional.empty(), tokens, Optional.empty());
        });
        return judge.evaluator()
                .evaluate(
                        Requests.request(
                                "item-1",
                                Requests.model("fake", null, Map.of("expectedRating", true)),
                                Requests.rating(),
                                "good",
                                "poor"),
                        calls);
    }
}
