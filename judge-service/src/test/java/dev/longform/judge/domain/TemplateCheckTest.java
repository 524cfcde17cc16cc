package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.RatingScale;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateCheckTest {
    private static final String USER =
            "The code is {{nonce}}. {{prompt}} {{response}} End with a number from 1 to 5, such as [[4]] if it is good.";
    private static final String REPAIR = "Answer with a number only, for example [[4]] if it is good.";

    private final TemplateCheck check = new TemplateCheck(new Methods(
            List.of(new Selection(), new Rating(), new Pairwise()),
            List.of(new LetterParser(), new RatingParser()),
            new Templates()));

    private static Iterable<String> shipped() {
        return new Templates().names();
    }

    private static JudgeTemplate rating(String parser, String example, String user, String repair) {
        return new JudgeTemplate(
                "mine", 1, ProtocolName.RATING, parser, new RatingScale(1, 5), example, "You judge.", user, repair);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedPasses(String name) {
        assertThat(check.problems(new Templates().find(name).orElseThrow().content()))
                .isEmpty();
    }

    @Test
    void aTemplateThatFitsItsParserPasses() {
        assertThat(check.problems(rating("bracketed-rating", "[[4]]", USER, REPAIR)))
                .isEmpty();
    }

    @Test
    void anExampleThatTheParserCannotReadIsAProblem() {
        assertThat(check.problems(rating("bracketed-rating", "[[9]]", USER, REPAIR)))
                .containsExactly("its parser bracketed-rating cannot read its example: outside the scale: 9");
        assertThat(check.problems(rating("bracketed-letter", "[[A]]", USER, REPAIR)))
                .containsExactly("its parser bracketed-letter reads answers to another protocol");
        assertThat(check.problems(rating("by-hand", "[[4]]", USER, REPAIR)))
                .containsExactly("template mine@1 names no parser that is known: by-hand; known are"
                        + " bracketed-letter, bracketed-rating");
    }

    @Test
    void aQuestionThatDoesNotAskForWhatIsReadIsAProblem() {
        assertThat(check.problems(
                        rating("bracketed-rating", "[[4]]", USER.replace("[[4]]", "4"), "Answer with a number only.")))
                .containsExactly(
                        "user does not show the format that the parser reads: double square brackets",
                        "repair does not show the format that the parser reads: double square brackets");
    }

    @Test
    void aQuestionThatShowsNoResponseOrAsksForAnUnknownPlaceIsAProblem() {
        assertThat(check.problems(
                        rating("bracketed-rating", "[[4]]", USER.replace("{{response}}", "{{responses}}"), REPAIR)))
                .containsExactly(
                        "user does not show {{response}}",
                        "template mine@1 asks for {{responses}}, which protocol rating does not fill; known are"
                                + " {{nonce}}, {{prompt}}, {{response}}");
    }

    @Test
    void aQuestionThatIsItselfAVerdictIsAProblem() {
        assertThat(check.problems(rating("bracketed-rating", "[[4]]", USER, "Answer:\n[[4]]")))
                .containsExactly("repair would be read as a verdict when a judge repeats it; show the format in a"
                        + " sentence, for example: end with [[A]] if response A is the best");
    }
}
