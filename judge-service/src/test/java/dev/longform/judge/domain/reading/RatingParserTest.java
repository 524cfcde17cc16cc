package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingParserTest {
    private static final String INSTRUCTION =
            "Then end with your rating: a number from 0 to 10 in double square brackets, for example [[7]].";

    private final RatingParser parser = new RatingParser();

    private Reading of(String text) {
        return parser.read(text, new Asked(1, new Scale(0, 10), Instructions.of(INSTRUCTION)));
    }

    private Reason reason(String text) {
        return ((Reading.Unread) of(text)).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[7]]                | 7",
                "[[7.5]]              | 7.5",
                "[[7/10]]             | 7",
                "[[ 7 / 10 ]]         | 7",
                "[[7 out of 10]]      | 7",
                "[[0]]                | 0",
                "[[10]]               | 10",
                "[[10.0]]             | 10",
                "**[[8]]**            | 8",
                "[[**8**]]            | 8",
                "Good but [[6]].      | 6",
                "My rating is \"[[6]]\" | 6",
                "[[7]] [[7.0]]        | 7",
            })
    void aBracketedNumberInsideTheScaleIsTheRating(String text, double expected) {
        assertThat(of(text)).isEqualTo(new Reading.Rating(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8                      | 8",
                "8.                     | 8",
                "7.5                    | 7.5",
                "7/10                   | 7",
                "7.5 / 10               | 7.5",
                "8 out of 10            | 8",
                "**8**                  | 8",
                "Rating: 8              | 8",
                "**Rating:** 8/10       | 8",
                "Final score - 8        | 8",
                "My overall rating is 8 | 8",
                "### Verdict: **8**     | 8",
            })
    void withoutBracketsARatingIsReadWhereItIsAllThatTheLastLineSays(String text, double expected) {
        assertThat(of(text)).isEqualTo(new Reading.Rating(expected));
        assertThat(of("In 1914 it had 3 faults.\n\n" + text + "\n")).isEqualTo(new Reading.Rating(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[15]]", "[[-1]]", "[[10.5]]", "[[7/5]]", "[[70/100]]", "[[15/10]]", "15", "8/100", "Rating: 11"
            })
    void aNumberOffTheScaleIsInvalid(String text) {
        assertThat(reason(text)).isEqualTo(Reason.INVALID_SCORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[7,5]]",
                "[[7-8]]",
                "[[70%]]",
                "[[7..5]]",
                "[[7.8.9]]",
                "[[1e1]]",
                "[[seven]]",
                "[[NaN]]",
                "[7]",
                "I would say 7 or so",
                "It has 3 faults and deserves 7/10 for style",
                "8\nThat is all I have to say.",
                "Confidence: 8",
                "7 8",
                "٧",
                "I cannot rate this.",
            })
    void anythingElseIsUnparsable(String text) {
        assertThat(reason(text)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aGarbledLastVerdictDoesNotLetAnEarlierOneCount() {
        assertThat(reason("Style [[6]].\nBut the sources are wrong, so in the end\n[[4,5]]"))
                .isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void theLastVerdictCountsWhenWordsSayThatItWasReconsidered() {
        assertThat(of("The beginning deserves [[9]].\nThe end contradicts it, which costs four points:\n[[5]]"))
                .isEqualTo(new Reading.Rating(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[6]]\n[[7]]",
                "[[6]] [[7]]",
                "[[6]] or [[7]]",
                "[[6]]-[[7]]",
                "Rating: 6\nFinal rating: 7",
                "[[6]]\n\n7"
            })
    void differentFinalVerdictsAreAmbiguous(String text) {
        assertThat(reason(text)).isEqualTo(Reason.AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[7]] if it is good",
                "[[10]] means that it could not be better",
                "a number such as [[7]]",
                "The scale goes from [[0]] to [[10]].",
                "Then end with your rating: a number from 0 to 10 in double square brackets, for example [[7]].",
            })
    void quotingTheInstructionIsNoRating(String text) {
        assertThat(reason(text)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aRatingAfterAQuotationCounts() {
        assertThat(of("The scale goes from [[0]] to [[10]].\n" + INSTRUCTION + "\n[[3]]"))
                .isEqualTo(new Reading.Rating(3));
    }

    @Test
    void anAnswerOfThinkingOnlyIsEmpty() {
        assertThat(reason("")).isEqualTo(Reason.EMPTY);
        assertThat(reason("<think>[[7]]")).isEqualTo(Reason.EMPTY);
        assertThat(of("perhaps [[3]]</think>[[7]]")).isEqualTo(new Reading.Rating(7));
    }

    @Test
    void theEndsOfTheScaleAreItsOwn() {
        Asked oneToFive = new Asked(1, new Scale(1, 5), Instructions.of());

        assertThat(parser.read("[[4/5]]", oneToFive)).isEqualTo(new Reading.Rating(4));
        assertThat(parser.read("[[0]]", oneToFive)).isInstanceOf(Reading.Unread.class);
    }
}
