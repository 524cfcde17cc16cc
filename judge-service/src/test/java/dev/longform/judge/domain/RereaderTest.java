package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.RatingScale;
import dev.longform.contracts.Reason;
import dev.longform.contracts.ReparseAnswer.Reparsed;
import dev.longform.contracts.ReparseAnswer.Reread;
import dev.longform.contracts.ReparseRequest;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import dev.longform.judge.domain.reading.Reading;
import dev.longform.worker.Evaluation;
import dev.longform.worker.UnscoredException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RereaderTest {
    private static final long SEED = 7;

    private final Templates templates = new Templates();
    private final Rereader rereader = new Rereader(new Methods(
            List.of(new Selection(), new Rating(), new Pairwise()),
            List.of(new LetterParser(), new RatingParser()),
            templates));

    private static Verdict verdict(ProtocolSpec protocol, FakeJudge judge, String... candidates) {
        EvaluationRequest request =
                Requests.request("item-1", SEED, Requests.model("fake", null, Map.of()), protocol, candidates);
        Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);
        Evaluation e = judge.evaluator().evaluate(request, calls);
        return new Verdict(
                "run-1",
                1,
                "item-1",
                1,
                1,
                "delivery-1",
                request.facts(),
                e.outcome(),
                e.reason(),
                e.detail(),
                e.credit(),
                e.top1(),
                e.scores(),
                e.replies(),
                e.truncation(),
                e.template(),
                Usage.NONE,
                EndpointSignal.ALIVE,
                null,
                Instant.EPOCH,
                "worker");
    }

    private Reparsed reread(ProtocolSpec protocol, JudgeTemplate template, Verdict verdict) {
        return rereader.reread(new ReparseRequest(protocol, template, SEED, List.of(verdict)))
                .verdicts()
                .get(0);
    }

    /** The shipped template for ratings under another id and on another scale. */
    private JudgeTemplate onScale(double min, double max) {
        JudgeTemplate shipped = templates.find("rating-default@1").orElseThrow().content();
        return new JudgeTemplate(
                "narrow",
                2,
                shipped.protocol(),
                shipped.parser(),
                new RatingScale(min, max),
                "[[4]]",
                shipped.system(),
                shipped.user(),
                shipped.repair());
    }

    @Test
    void theSameParserChangesNothing() {
        List<Verdict> verdicts = List.of(
                verdict(Requests.rating(), FakeJudge.saying("[[8]]", "[[7]]"), "good", "poor"),
                verdict(Requests.rating(), FakeJudge.saying("well", "[[8]]", "7/10"), "good", "poor"),
                verdict(Requests.rating(), FakeJudge.saying("[[8]]", "[[15]]"), "good", "poor"),
                verdict(Requests.rating(), FakeJudge.saying(""), "good", "poor"));

        for (Verdict verdict : verdicts) {
            assertThat(reread(Requests.rating(), null, verdict)).isEqualTo(new Reparsed(verdict, Reread.READ));
        }
        Verdict selected = verdict(
                Requests.selection(Rotations.BOTH), FakeJudge.saying("[[A]]", "dunno", "[[B]]"), "good", "poor");
        assertThat(reread(Requests.selection(Rotations.BOTH), null, selected).verdict())
                .isEqualTo(selected);
        Verdict compared = verdict(Requests.pairwise(), FakeJudge.saying("[[A]]", "[[A]]"), "good", "poor");
        assertThat(reread(Requests.pairwise(), null, compared).verdict()).isEqualTo(compared);
    }

    @Test
    void aNarrowerScaleMakesRatingsOutsideItInvalidAndLeavesTheOthers() {
        Verdict inside = verdict(Requests.rating(), FakeJudge.saying("[[4]]", "[[2]]"), "good", "poor");
        Verdict outside = verdict(Requests.rating(), FakeJudge.saying("[[8]]", "[[2]]"), "good", "poor");

        Verdict first = reread(Requests.rating(), onScale(1, 5), inside).verdict();
        Verdict second = reread(Requests.rating(), onScale(1, 5), outside).verdict();

        assertThat(first.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(first.scores()).containsExactly(4.0, 2.0);
        assertThat(first.template()).isEqualTo("narrow@2");
        assertThat(second.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(second.reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(second.detail()).isEqualTo("candidate 1 of 2: outside the scale: 8");
        assertThat(second.credit()).isZero();
        assertThat(second.scores()).isNull();
        assertThat(second.replies()).extracting(Reply::text).containsExactly("[[8]]", "[[2]]");
    }

    @Test
    void aWiderScaleCannotScoreAnItemWhoseOtherCandidatesWereNeverAskedAbout() {
        Verdict stopped = verdict(Requests.rating(), FakeJudge.saying("[[15]]"), "good", "poor");
        Verdict stoppedAtTheLast = verdict(Requests.rating(), FakeJudge.saying("[[8]]", "[[15]]"), "good", "poor");

        Reparsed incomplete = reread(Requests.rating(), onScale(0, 20), stopped);
        Reparsed complete = reread(Requests.rating(), onScale(0, 20), stoppedAtTheLast);

        assertThat(incomplete.reread()).isEqualTo(Reread.INCOMPLETE);
        assertThat(incomplete.verdict().reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(complete.reread()).isEqualTo(Reread.READ);
        assertThat(complete.verdict().outcome()).isEqualTo(Outcome.WRONG);
        assertThat(complete.verdict().scores()).containsExactly(8.0, 15.0);
    }

    @Test
    void whatTheJudgeQuotesFromTheTemplateItWasAskedWithIsNoVerdict() {
        String quoted = "a number from 0 to 10 in double square brackets, for example [[7]] if you rate the response 7";
        JudgeTemplate terse = new JudgeTemplate(
                "terse",
                1,
                onScale(0, 10).protocol(),
                "bracketed-rating",
                new RatingScale(0, 10),
                "[[7]]",
                "You judge.",
                "{{nonce}} {{prompt}} {{response}} End with [[N]].",
                "End with [[N]].");
        Verdict quotes = verdict(Requests.rating(), FakeJudge.saying(quoted, quoted), "good", "poor");

        assertThat(quotes.reason()).isEqualTo(Reason.UNPARSABLE);
        assertThat(reread(Requests.rating(), terse, quotes).verdict().reason()).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aTextThatWasStoredWithoutItsBeginningIsLeftAsItWas() {
        String longText = "word ".repeat(8000) + "[[8]]";
        Verdict cut = verdict(Requests.rating(), FakeJudge.saying(longText, "[[2]]"), "good", "poor");

        assertThat(reread(Requests.rating(), onScale(1, 5), cut)).isEqualTo(new Reparsed(cut, Reread.CUT));
    }

    @Test
    void whatTheServerReportedStaysAsItWas() {
        FakeJudge limited = FakeJudge.answering(conversation -> new JudgeAnswer(
                "[[8]]", Optional.of(new Reading.Unread(Reason.LENGTH_LIMIT, "out of tokens")), Optional.empty()));
        Verdict verdict = verdict(Requests.rating(), limited, "good", "poor");

        assertThat(verdict.replies()).extracting(Reply::problem).containsExactly(Reason.LENGTH_LIMIT);
        assertThat(reread(Requests.rating(), null, verdict)).isEqualTo(new Reparsed(verdict, Reread.NOTHING_TO_READ));
    }

    @Test
    void aTemplateOfAnotherProtocolIsRefused() {
        Verdict verdict = verdict(Requests.rating(), FakeJudge.saying("[[4]]", "[[2]]"), "good", "poor");
        JudgeTemplate selection =
                templates.find("selection-default@1").orElseThrow().content();

        assertThatThrownBy(() -> reread(Requests.rating(), selection, verdict))
                .isInstanceOf(UnscoredException.class)
                .hasMessageContaining("selection-default@1 is for another protocol");
    }
}
