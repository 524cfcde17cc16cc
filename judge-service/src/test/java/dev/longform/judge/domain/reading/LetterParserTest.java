package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterParserTest {
    private static final String INSTRUCTION =
            "Then end with your verdict: the letter of the best response in double square brackets, for example [[A]].";

    private final LetterParser parser = new LetterParser();

    private Reading of(int slots, String text) {
        return parser.read(text, new Asked(slots, null, Instructions.of(INSTRUCTION)));
    }

    private Reason reason(int slots, String text) {
        return ((Reading.Unread) of(slots, text)).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[B]]",
                "A is vague.\n\n[[B]]",
                "**[[B]]**",
                "[[ B ]]",
                "[[b]]",
                "[[**B**]]",
                "My final verdict is \"[[B]]\".",
                "[[B]]\nIf you want to know more, ask.",
                "I choose [[B]] for its completeness.",
                "[[B]].",
                "```\n[[B]]\n```",
                "[[B]]\r\n",
                "[[B]] [[B]]",
                "Verdict: [[B]]\nFinal verdict: [[B]]",
            })
    void oneBracketedLetterIsThePick(String text) {
        assertThat(of(4, text)).isEqualTo(new Reading.Pick(1));
    }

    @Test
    void theLastVerdictCountsWhenWordsSayThatItWasReconsidered() {
        assertThat(of(4, "At first sight [[A]].\nBut its last paragraph is wrong, therefore\n[[C]]"))
                .isEqualTo(new Reading.Pick(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[A]]\n[[B]]",
                "[[A]] [[B]]",
                "First [[A]], on reflection [[B]]",
                "Verdict: [[A]]\n\nFinal verdict: [[B]]",
                "It is [[A]] or [[B]].",
                "[[A]]\n\nIt could as well be [[B]] or [[C]].",
            })
    void differentFinalVerdictsAreAmbiguous(String text) {
        assertThat(reason(4, text)).isEqualTo(Reason.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "The best one is A.",
                "Verdict: B",
                "[A]",
                "[[A",
                "[[AB]]",
                "[[]]",
                "[[1]]",
                "I cannot help with that.",
                "The answer names [[Berlin]].",
            })
    void nothingButABracketedLetterIsAPick(String text) {
        assertThat(reason(4, text)).isEqualTo(Reason.UNPARSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"[[A]]\" if A is better",
                "[[A]] if response A is best",
                "`[[B]]` when B is the best, as I was told.",
                "If A is better, I write [[A]]",
                "- if response B wins: [[B]]",
                "The format is, e.g., [[A]]",
                "A verdict such as \"[[B]]\" is expected.",
                "[[A]] or [[B]]",
                "\"[[A]]\", or \"[[B]]\"",
                "Answer [[A]] / [[B]]",
                "[[A]] means that A is better",
                "Then end with your verdict: the letter of the best response in double square brackets, for example [[A]].",
                "THEN end with your verdict:\n> the letter of the best response in double\nsquare brackets, for example [[A]].",
            })
    void quotingTheInstructionIsNoVote(String text) {
        assertThat(reason(2, text)).isEqualTo(Reason.UNPARSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verdict on correctness: [[B]]\nVerdict on completeness: [[A]]\n\nIf I have to name one, it is [[B]].",
                "At first: [[B]]. It leaves out half.\n\nFinal verdict: [[A]], if only by a small margin.",
            })
    void aVerdictUnderAConditionLetsNoEarlierOneCount(String text) {
        assertThat(reason(2, text)).isEqualTo(Reason.AMBIGUOUS);
    }

    @Test
    void aConditionThatRepeatsTheFormatBehindTheVerdictLeavesNoDoubt() {
        assertThat(of(2, "[[B]]\n\n(I was to write [[A]] if A is better, and [[B]] if B is.)"))
                .isEqualTo(new Reading.Pick(1));
        assertThat(of(4, "[[B]]\n\nIf B is better, write [[B]].")).isEqualTo(new Reading.Pick(1));
        assertThat(of(4, "[[B]]\n\n[[A]] means that A is better.")).isEqualTo(new Reading.Pick(1));
    }

    @Test
    void aLineThatListsAllOptionsIsNoVote() {
        assertThat(reason(3, "Options: [[A]] [[B]] [[C]]")).isEqualTo(Reason.UNPARSABLE);
        assertThat(of(3, "[[B]]\n\n(I could answer [[A]], [[B]] or [[C]].)")).isEqualTo(new Reading.Pick(1));
    }

    @Test
    void aVerdictAfterAQuotationCounts() {
        assertThat(of(2, INSTRUCTION + "\nHere it is:\n[[B]]")).isEqualTo(new Reading.Pick(1));
        assertThat(of(2, "I am to write [[A]] or [[B]].\nA invents a source.\n[[B]]"))
                .isEqualTo(new Reading.Pick(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[Response B]]",
                "[[Tie]]",
                "[[\"B\"]]",
                "[[B.]]",
                "[[Ｂ]]",
                "[[\u00a0B\u00a0]]",
                "[[A and B]]",
                "[[Response B, because it is the only one that answers every question that was asked]]",
                "[[\nB\n]]",
                "[[]]",
                "\\[\\[B\\]\\]",
                "**[[Response B]]**",
            })
    void aGarbledLastVerdictLetsNoEarlierOneCount(String last) {
        assertThat(reason(2, "First look: [[A]]. Its last paragraph is wrong, though.\n\nFinal verdict: " + last))
                .isEqualTo(Reason.UNPARSABLE);
        assertThat(reason(2, "First look: [[A]], final verdict: " + last)).isEqualTo(Reason.UNPARSABLE);
        assertThat(reason(2, last)).isEqualTo(Reason.UNPARSABLE);
        assertThat(of(2, last + "\nIn the required form:\n[[A]]")).isEqualTo(new Reading.Pick(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A cites [[Berlin]] rightly, so [[B]]",
                "The form is [[letter]].\n[[B]]",
                "[[Response B]]\n[[B]]",
                "[[B]]\n\n[[Tie]] means that both are equal.",
                "[[B]]\n\n(I could answer [[A]], [[B]] or [[Tie]].)",
                "[[B]]\n\n(I could answer [[Tie]], [[A]] or [[B]].)",
                "[[B]]\n\nThe array was [[1, 2], [3, 4]].",
            })
    void garbledOnesBeforeTheLastOrInAQuotationDoNotCount(String text) {
        assertThat(of(2, text)).isEqualTo(new Reading.Pick(1));
    }

    @Test
    void aGarbledVerdictIsShownToPeople() {
        assertThat(((Reading.Unread) of(2, "[[A]]\nNo:\n[[ R\u00e9ponse\nB ]]")).detail())
                .isEqualTo("the last verdict is not one letter: [[ R?ponse?B ]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When all criteria are weighed, the best response is [[B]].",
                "**When both are compared, my verdict is [[B]]**",
                "When everything is taken into account: [[B]]",
            })
    void howTheJudgeCameToItIsNoCondition(String text) {
        assertThat(of(2, text)).isEqualTo(new Reading.Pick(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When response B wins, my verdict is [[B]].",
                "When B is better, all criteria considered, it is [[B]].",
                "When you have compared both, write [[B]]",
                "When all is weighed and B is the best: [[B]]",
                "[[B]] where B is better",
            })
    void whenAComparisonOrAnOrderFollowsItIsAQuotation(String text) {
        assertThat(reason(2, text)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aLetterThatWasNotShownIsUnparsable() {
        assertThat(reason(4, "[[E]]")).isEqualTo(Reason.UNPARSABLE);
        assertThat(reason(4, "Perhaps [[A]].\nNo, none of them:\n[[Z]]")).isEqualTo(Reason.UNPARSABLE);
        assertThat(of(16, "[[P]]")).isEqualTo(new Reading.Pick(15));
    }

    @Test
    void anAnswerOfThinkingOnlyIsEmpty() {
        assertThat(reason(2, "")).isEqualTo(Reason.EMPTY);
        assertThat(reason(2, " \n\t")).isEqualTo(Reason.EMPTY);
        assertThat(reason(2, "<think>[[A]]</think>\n")).isEqualTo(Reason.EMPTY);
        assertThat(reason(2, "<think>[[A]]")).isEqualTo(Reason.EMPTY);
    }

    @Test
    void aVerdictInsideTheThinkingDoesNotCount() {
        assertThat(of(2, "<think>[[A]]</think>[[B]]")).isEqualTo(new Reading.Pick(1));
        assertThat(reason(2, "<think>[[A]]</think>It is hard to say.")).isEqualTo(Reason.UNPARSABLE);
    }
}
