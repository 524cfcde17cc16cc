package dev.longform.judge.domain;

import static dev.longform.judge.Requests.selection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Rotations;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.worker.Evaluation;
import dev.longform.worker.UnscoredException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterviewTest {
    private final Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);

    private static EvaluationRequest request(ProtocolSpec protocol) {
        return Requests.request("item-1", Requests.model("fake", null, Map.of()), protocol, "good", "bad");
    }

    private static EvaluationRequest request() {
        return request(selection(Rotations.NONE));
    }

    private static ProtocolSpec protocol(ProtocolName name, String template, Decoding decoding) {
        return new ProtocolSpec(name, template, Rotations.NONE, decoding, false);
    }

    @Test
    void anUnreadableAnswerIsAskedForOnceMoreInTheRequiredFormat() {
        FakeJudge judge = FakeJudge.saying("Response A, I think.", "[[A]]");

        Evaluation evaluation = judge.evaluator().evaluate(request(), calls);

        assertThat(evaluation.outcome().answered()).isTrue();
        assertThat(evaluation.replies()).extracting(Reply::repaired).containsExactly(false, true);
        assertThat(evaluation.replies().get(0).picked()).isNull();
        assertThat(evaluation.replies().get(1).picked())
                .isEqualTo(evaluation.replies().get(1).order().get(0));
        assertThat(calls.usage().repairs()).isEqualTo(1);
        String repair =
                new Templates().find("selection-default@1").orElseThrow().repair();
        List<Message> first = judge.asked.get(0);
        assertThat(judge.asked.get(1))
                .containsExactly(
                        first.get(0),
                        first.get(1),
                        new Message("assistant", "Response A, I think."),
                        new Message("user", repair));
    }

    @Test
    void anAmbiguousAnswerIsRepairedAndARepairIsNeverRepaired() {
        FakeJudge judge = FakeJudge.saying("[[A]] [[B]]", "[[B]]\n[[A]]", "[[A]]");

        Evaluation evaluation = judge.evaluator().evaluate(request(), calls);

        assertThat(evaluation.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(judge.asked).hasSize(2);
        assertThat(calls.usage().repairs()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"REFUSED", "LENGTH_LIMIT", "EMPTY", "ENDPOINT_ERROR"})
    void whatTheServerSaysAboutTheAnswerStandsAndIsNotRepaired(Reason reason) {
        FakeJudge judge = FakeJudge.answering(conversation ->
                new JudgeAnswer("[[A]]", Optional.of(new Reading.Unread(reason, "so it is")), Optional.empty()));

        Evaluation evaluation = judge.evaluator().evaluate(request(), calls);

        assertThat(evaluation.reason()).isEqualTo(reason);
        assertThat(evaluation.replies())
                .containsExactly(new Reply(
                        evaluation.replies().get(0).order(), null, null, "[[A]]", false, false, reason, null, null));
        assertThat(judge.asked).hasSize(1);
    }

    @Test
    void aFailedCallKeepsWhatWasAnsweredBefore() {
        AtomicInteger asked = new AtomicInteger();
        FakeJudge judge = FakeJudge.answering(conversation -> {
            if (asked.getAndIncrement() == 1) {
                throw new CallFailedException(Reason.RATE_LIMITED, "slow down", EndpointSignal.OVERLOADED, 3000L);
            }
            return FakeJudge.said("[[A]]", Optional.empty());
        });

        Evaluation evaluation = judge.evaluator().evaluate(request(selection(Rotations.BOTH)), calls);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(evaluation.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(evaluation.retryAfterMs()).isEqualTo(3000L);
        assertThat(evaluation.replies()).hasSize(1);
    }

    @Test
    void theEndOfALongAnswerIsKept() {
        String text = "x".repeat(40_000) + "\n[[A]]";

        Evaluation evaluation = FakeJudge.saying(text).evaluator().evaluate(request(), calls);

        Reply reply = evaluation.replies().get(0);
        assertThat(reply.cut()).isTrue();
        assertThat(reply.text()).hasSize(32_768).endsWith("x\n[[A]]");
        assertThat(reply.picked()).isNotNull();
    }

    @Test
    void aCutTextDoesNotBeginWithHalfACharacter() {
        String text = "😀".repeat(20_000) + "x[[A]]x";

        Reply reply = FakeJudge.saying(text)
                .evaluator()
                .evaluate(request(), calls)
                .replies()
                .get(0);

        assertThat(reply.text()).hasSize(32_767).startsWith("😀");
    }

    @Test
    void withoutATemplateTheProtocolsDefaultIsUsedAndNamed() {
        Evaluation evaluation = FakeJudge.saying("[[A]]")
                .evaluator()
                .evaluate(request(protocol(ProtocolName.SELECTION, null, Requests.DECODING)), calls);

        assertThat(evaluation.template()).isEqualTo("selection-default@1");
    }

    @Test
    void anUnknownTemplateIsABadRequestThatNamesTheKnownOnes() {
        assertBadRequest(
                protocol(ProtocolName.SELECTION, "none@3", Requests.DECODING),
                "no template none@3; known are pairwise-default@1, rating-default@1, selection-default@1");
    }

    @Test
    void aTemplateOfAnotherProtocolIsABadRequest() {
        assertBadRequest(
                protocol(ProtocolName.RATING, "selection-default@1", Requests.DECODING),
                "template selection-default@1 is for another protocol: SELECTION");
    }

    @Test
    void aProtocolWithoutAJudgeIsABadRequest() {
        assertBadRequest(
                protocol(ProtocolName.SCORES, null, Requests.DECODING),
                "no protocol SCORES for judges; known are [SELECTION, RATING, PAIRWISE]");
    }

    @Test
    void aRequestWithoutDecodingIsABadRequest() {
        assertBadRequest(protocol(ProtocolName.SELECTION, null, null), "a judge needs to be told its decoding");
    }

    private void assertBadRequest(ProtocolSpec protocol, String detail) {
        FakeJudge judge = FakeJudge.saying("[[A]]");

        assertThatThrownBy(() -> judge.evaluator().evaluate(request(protocol), calls))
                .isInstanceOfSatisfying(
                        UnscoredException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST))
                .hasMessage(detail);
        assertThat(judge.asked).isEmpty();
    }
}
