package dev.longform.judge.domain.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.longform.contracts.AnswerFormat;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongAnswersTest {
    private static final int CHARS = 300_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[A]] ",
                "[[7]] ",
                "[[",
                "[[1",
                "[[A]] or ",
                "a ",
                "\n",
                "7\n",
                "<think>",
                "</think>",
                "\"",
                " ",
                "9",
                "[[9",
                "[[B.]] ",
                "[[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]",
                "\\[\\[",
                "```",
                "{\"verdict\""
            })
    void aLongAnswerIsReadInLinearTime(String piece) {
        String text = piece.repeat(CHARS / piece.length());
        Instructions instructions = Instructions.of("End with the letter, for example [[A]], or [[7]].");

        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(new LetterParser().read(text, new Asked(4, null, instructions)))
                    .isNotNull();
            assertThat(new RatingParser().read(text, new Asked(1, new Scale(0, 10), instructions)))
                    .isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"```", "{\"verdict\"", "\"verdict\" ", "{"})
    void aLongAnswerToASchemaToo(String piece) {
        String text = piece.repeat(CHARS / piece.length());
        Asked asked = new Asked(4, null, Instructions.of());

        assertTimeout(Duration.ofSeconds(10), () -> assertThat(
                        JsonVerdict.read(AnswerFormat.JSON_SCHEMA, new LetterParser(), text, asked))
                .isNotNull());
    }
}
