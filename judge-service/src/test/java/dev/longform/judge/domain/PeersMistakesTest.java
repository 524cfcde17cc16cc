package dev.longform.judge.domain;

import static dev.longform.judge.Requests.selection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.judge.domain.reading.Scale;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mistakes of other systems that this one must not share, as far as they concern judges. */
class PeersMistakesTest {
    private static final String[] FOUR = {"the good one", "bad one", "bad two", "bad three"};

    private static Evaluation evaluate(FakeJudge judge, long seed, String item, Rotations rotations) {
        return judge.evaluator()
                .evaluate(
                        Requests.request(
                                item, seed, Requests.model("fake", null, Map.of()), selection(rotations), FOUR),
                        new Calls(Instant.now().plusSeconds(60), CallListener.NONE));
    }

    private static String letterOf(String question, String text) {
        String before = question.substring(0, question.indexOf(text));
        int marker = before.lastIndexOf("<<<RESPONSE ") + "<<<RESPONSE ".length();
        return "[[" + before.charAt(marker) + "]]";
    }

    @Test
    @DisplayName("3. 20% unreadable answers: the accuracy of the answered ones is unchanged, coverage is 80%")
    void unreadableAnswersAreNeitherRightNorWrong() {
        List<Evaluation> evaluations = IntStream.range(0, 100)
                .mapToObj(i -> evaluate(
                        FakeJudge.saying(question -> {
                            if (i % 5 == 0) {
                                return "Hard to say.";
                            }
                            return letterOf(question, i % 10 < 5 ? "the good one" : "bad two");
                        }),
                        7,
                        "item-" + i,
                        Rotations.NONE))
                .toList();

        List<Evaluation> answered =
                evaluations.stream().filter(e -> e.outcome().answered()).toList();
        assertThat(answered).hasSize(80);
        assertThat(answered.stream().filter(e -> e.outcome() == Outcome.CORRECT))
                .hasSize(40);
        assertThat(evaluations.stream().filter(e -> e.reason() == Reason.UNPARSABLE))
                .hasSize(20)
                .allSatisfy(e -> assertThat(e.credit()).isZero());
    }

    @Test
    @DisplayName("4. The same seed twice: identical orders and numbers. Another seed: other orders, both stored")
    void ordersFollowTheSeed() {
        List<Evaluation> first = withSeed(7);
        List<Evaluation> again = withSeed(7);
        List<Evaluation> other = withSeed(8);

        assertThat(again).isEqualTo(first);
        assertThat(orders(other)).isNotEqualTo(orders(first)).hasSameSizeAs(orders(first));
    }

    private static List<Evaluation> withSeed(long seed) {
        return IntStream.range(0, 20)
                .mapToObj(i -> evaluate(
                        FakeJudge.saying(question -> letterOf(question, "bad one")), seed, "item-" + i, Rotations.NONE))
                .toList();
    }

    private static List<List<Integer>> orders(List<Evaluation> evaluations) {
        return evaluations.stream()
                .map(evaluation -> evaluation.replies().get(0).order())
                .toList();
    }

    @Test
    @DisplayName("5. Four rotations and a judge that always says A: 25%, and the position bias says so")
    void alwaysTheFirstIsAQuarter() {
        Evaluation evaluation = evaluate(FakeJudge.saying(question -> "[[A]]"), 7, "item-1", Rotations.ALL);

        assertThat(evaluation.credit()).isEqualTo(Verdict.CREDIT_UNITS / 4);
        assertThat(evaluation.replies()).hasSize(4).allSatisfy(reply -> assertThat(
                        reply.order().indexOf(reply.picked()))
                .isZero());
        assertThat(evaluation.replies()).extracting(Reply::picked).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    @DisplayName("8. 7/10, **8**, 7.5, quoted format text, two verdicts, an empty answer, a refusal: each its outcome")
    void everySortOfAnswerHasItsOutcome() {
        String format = "Then end with your rating on a line of its own: a number from 0 (useless) to 10 (could not be"
                + " better) in double square brackets, for example [[7]] if the response is good but has a fault that"
                + " matters.";
        assertThat(rating("7/10")).isEqualTo(new Reading.Rating(7));
        assertThat(rating("**8**")).isEqualTo(new Reading.Rating(8));
        assertThat(rating("7.5")).isEqualTo(new Reading.Rating(7.5));
        assertThat(reason(rating(format))).isEqualTo(Reason.UNPARSABLE);
        assertThat(reason(rating("[[6]]\n[[7]]"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(choice("[[A]] [[B]]"))).isEqualTo(Reason.AMBIGUOUS);
        assertThat(reason(rating(""))).isEqualTo(Reason.EMPTY);
        assertThat(reason(rating("I cannot rate this response."))).isEqualTo(Reason.UNPARSABLE);
        FakeJudge refusing = FakeJudge.answering(conversation -> new JudgeAnswer(
                "I can't help.", Optional.of(new Reading.Unread(Reason.REFUSED, "refused")), Optional.empty()));
        assertThat(evaluate(refusing, 7, "item-1", Rotations.NONE).reason()).isEqualTo(Reason.REFUSED);
    }

    private static Reading rating(String text) {
        return read(new RatingParser(), "rating-default@1", new Scale(0, 10), text);
    }

    private static Reading choice(String text) {
        return read(new LetterParser(), "selection-default@1", null, text);
    }

    private static Reading read(AnswerParser parser, String template, Scale scale, String text) {
        return parser.read(
                text,
                new Asked(
                        scale == null ? 4 : 1,
                        scale,
                        new Templates().find(template).orElseThrow().instructions()));
    }

    private static Reason reason(Reading reading) {
        return ((Reading.Unread) reading).reason();
    }
}
