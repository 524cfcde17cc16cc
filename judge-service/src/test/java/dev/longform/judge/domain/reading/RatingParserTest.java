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
    void withoutBracketsARatingIsReadWhereItIsAllThatTheAnswerSays(String text, double expected) {
        assertThat(of(text)).isEqualTo(new Reading.Rating(expected));
        assertThat(of("\n" + text + "\n\n" + text + "\n")).isEqualTo(new Reading.Rating(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rating: 8              | 8",
                "**Rating:** 8/10       | 8",
                "Final score - 8        | 8",
                "My overall rating is 8 | 8",
                "### Verdict: **8**     | 8",
                "'### Rating\n\n8/10'  | 8",
                "'**Overall score:**\n8.' | 8",
            })
    void aLabelSaysThatTheLastLineIsARating(String text, double expected) {
        assertThat(of("In 1914 it had 3 faults.\n\n" + text.replace("\\n", "\n") + "\n"))
                .isEqualTo(new Reading.Rating(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3/10", "**3**", "3\n2"})
    void aNumberUnderOtherWordsIsNoRating(String number) {
        assertThat(of("[[7]]\n\nFactual errors found:\n" + number)).isEqualTo(new Reading.Rating(7));
        assertThat(of("Rating: 7\n\n[[7]].\n\nFactual errors found:\n" + number))
                .isEqualTo(new Reading.Rating(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "**3**", "3.", "3\n2"})
    void norIsItWithoutBracketsUnlessItStatesItsScale(String number) {
        assertThat(reason("Factual errors found:\n" + number)).isEqualTo(Reason.UNPARSABLE);
        assertThat(of("A fair answer.\n\n7/10")).isEqualTo(new Reading.Rating(7));
        assertThat(of("A fair answer.\n\n**7 out of 10**")).isEqualTo(new Reading.Rating(7));
    }

    @Test
    void aLabelledLastLineWithdrawsARatingInBrackets() {
        assertThat(of("At first [[6]].\nBut the sources are wrong.\n\nFinal rating: 4"))
                .isEqualTo(new Reading.Rating(4));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[score: 7]]",
                "[[N/A]]",
                "[[seven]]",
                "[[\"7\"]]",
                "[[７]]",
                "[[7\n]]",
                "[[]]",
                "[[Rating 7, since the conclusion contradicts what the second chapter says about it]]",
                "\\[\\[7\\]\\]",
            })
    void aLastRatingThatIsNoNumberLetsNoEarlierOneCount(String last) {
        assertThat(reason("Style: [[6]]. The sources are wrong.\n\nOverall rating: " + last))
                .isEqualTo(Reason.UNPARSABLE);
        assertThat(reason("[[6]], overall rating: " + last)).isEqualTo(Reason.UNPARSABLE);
        assertThat(reason(last)).isEqualTo(Reason.UNPARSABLE);
        assertThat(of(last + "\nIn the required form:\n[[6]]")).isEqualTo(new Reading.Rating(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It cites [[Berlin]] rightly: [[7]]",
                "[[7]]\n\n[[N/A]] means that it cannot be rated.",
                "[[7]]\n\nThe scale goes from [[0]] to [[10]], or [[N/A]].",
            })
    void garbledOnesBeforeTheLastOrInAQuotationDoNotCount(String text) {
        assertThat(of(text)).isEqualTo(new Reading.Rating(7));
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
                "[[6]]\n\n7",
                "It is good.\n\n[[6]]\n7",
                "It is good.\n\nRating: 6\n7",
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
