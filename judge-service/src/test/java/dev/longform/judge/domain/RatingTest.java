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
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
}
