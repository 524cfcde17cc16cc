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
        assertThat(JsonVerdict.read(AnswerFormat.JSON_SCHEMA, parser, "[[A]]", CHOICE))
                .isInstanceOf(Reading.Unread.class);
    }

    @Property
    void noTextMakesItThrowAndNoneWithoutTheFieldIsAVerdict(@ForAll String text) {
        assertThat(JsonVerdict.read(text, CHOICE)).isInstanceOf(Reading.Unread.class);
        assertThat(JsonVerdict.read("{" + text.replace("rating", ""), RATING)).isInstanceOf(Reading.Unread.class);
    }
}
