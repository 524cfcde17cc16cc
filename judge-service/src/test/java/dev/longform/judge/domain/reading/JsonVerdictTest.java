package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Reason;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonVerdictTest {
    private static final Asked CHOICE = new Asked(3, null, Instructions.of());
    private static final Asked RATING = new Asked(1, new Scale(0, 10), Instructions.of());

    @Example
    void theFieldCountsAndTheAssessmentDoesNot() {
        String text = "{\"assessment\": \"[[A]] or \\\"verdict\\\": \\\"B\\\"\", \"verdict\": \"C\"}";

        assertThat(JsonVerdict.read(text, CHOICE)).isEqualTo(new Reading.Pick(2));
        assertThat(JsonVerdict.read("<think>{\"verdict\":\"A\"}</think> " + text, CHOICE))
                .isEqualTo(new Reading.Pick(2));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.5, 7.5", "0, 0", "1e1, 10"})
    void aNumberOfTheScaleIsTheRating(String number, double rating) {
        assertThat(JsonVerdict.read("{\"assessment\":\"\",\"rating\":" + number + "}", RATING))
                .isEqualTo(new Reading.Rating(rating));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1", "-1", "1e400", "-1e400"})
    void aNumberOutsideTheScaleIsInvalid(String number) {
        assertThat(((Reading.Unread) JsonVerdict.read("{\"rating\":" + number + "}", RATING)).reason())
                .isEqualTo(Reason.INVALID_SCORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[A]]",
                "A",
                "\"A\"",
                "{}",
                "[]",
                "null",
                "{\"verdict\":null}",
                "{\"verdict\":\"a\"}",
                "{\"verdict\":\"D\"}",
                "{\"verdict\":\"AB\"}",
                "{\"verdict\":[\"A\"]}",
                "{\"answer\":{\"verdict\":\"A\"}}",
                "{\"verdict\":\"A\",\"verdict\":\"B\"}",
                "{\"verdict\":\"A\"} {\"verdict\":\"B\"}",
                "{\"verdict\":\"A\"} as asked",
                "{\"assessment\":\"cut",
                "{\"rating\":\"7\"}",
                "{\"rating\":7}",
            })
    void anythingElseIsUnparsable(String text) {
        assertThat(((Reading.Unread) JsonVerdict.read(text, CHOICE)).reason()).isEqualTo(Reason.UNPARSABLE);
    }

    @Example
    void noAnswerIsEmpty() {
        assertThat(((Reading.Unread) JsonVerdict.read(" <think>{\"verdict\":\"A\"}", CHOICE)).reason())
                .isEqualTo(Reason.EMPTY);
    }

    @Example
    void plainTextAndChoicesAreReadByTheTemplatesParser() {
        AnswerParser parser = new LetterParser();

        assertThat(JsonVerdict.read(null, parser, "[[A]]", CHOICE)).isEqualTo(new Reading.Pick(0));
        assertThat(JsonVerdict.read(AnswerFormat.CHOICE, parser, "[[A]]", CHOICE))
                .isEqualTo(new Reading.Pick(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"assessment\": \"[[A]]\", \"verdict\": \"B\"}\n```",
                "<think>hm</think>\n```\n{\"verdict\": \"B\"}\n```\n",
                "```{\"verdict\": \"B\"}```",
                "[[B]]",
                "A is vague.\n\n[[B]]",
                "```\n[[B]]\n```",
            })
    void aServerThatIgnoredTheSchemaIsReadAllTheSame(String text) {
        assertThat(JsonVerdict.read(AnswerFormat.JSON_SCHEMA, new LetterParser(), text, CHOICE))
                .isEqualTo(new Reading.Pick(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n{\"rating\": 7}\n```", "[[7]]", "7", "Good.\n\n[[7/10]]"})
    void ratingsToo(String text) {
        assertThat(JsonVerdict.read(AnswerFormat.JSON_SCHEMA, new RatingParser(), text, RATING))
                .isEqualTo(new Reading.Rating(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assessment\": \"I think [[A]]",
                "{\"assessment\": \"[[A]]\"}",
                "{\"assessment\": \"[[A]]\", \"verdict\": \"tie\"}",
                "Here it is: {\"assessment\": \"[[A]]\", \"verdict\": \"B\"}",
                "```json\n{\"assessment\": \"[[A]]\"\n```",
                "```json\n{\"verdict\": \"A\"}\n```\n```json\n{\"verdict\": \"B\"}\n```",
                "[{\"verdict\": \"A\"}]",
                "\"A\"",
                "```",
                "``````",
                "I cannot help with that.",
            })
    void aBrokenObjectIsNotReadAsPlainText(String text) {
        Reading reading = JsonVerdict.read(AnswerFormat.JSON_SCHEMA, new LetterParser(), text, CHOICE);

        assertThat(((Reading.Unread) reading).reason()).isEqualTo(Reason.UNPARSABLE);
    }

    @Property
    void noTextMakesItThrowAndNoneWithoutTheFieldIsAVerdict(@ForAll String text) {
        assertThat(JsonVerdict.read(text, CHOICE)).isInstanceOf(Reading.Unread.class);
        assertThat(JsonVerdict.read("{" + text.replace("rating", ""), RATING)).isInstanceOf(Reading.Unread.class);
    }
}
