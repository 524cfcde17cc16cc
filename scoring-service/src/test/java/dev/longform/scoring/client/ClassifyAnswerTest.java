package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longform.contracts.Reason;
import dev.longform.worker.UnscoredException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyAnswerTest {
    @Test
    void oneFiniteNumberIsAScore() throws Exception {
        assertThat(ClassifyAnswer.score(
                        json("{\"data\":[{\"index\":0,\"label\":null,\"probs\":[-7.3125],\"num_classes\":1}]}")))
                .isEqualTo(-7.3125);
        assertThat(ClassifyAnswer.score(json("{\"data\":[{\"probs\":[3]}]}"))).isEqualTo(3.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|one entry in data was expected, there is none",
                "{\"data\":[]}|one entry in data was expected, there is a list of 0",
                "{\"data\":[{\"probs\":[1]},{\"probs\":[2]}]}|one entry in data was expected, there is a list of 2",
                "{\"data\":[{\"index\":1,\"probs\":[1]}]}|data[0] has the index 1",
                "{\"data\":[{\"embedding\":[1]}]}|data[0] has no list probs",
                "{\"data\":[{\"probs\":1}]}|data[0] has no list probs",
                "{\"data\":[{\"probs\":[]}]}|data[0].probs holds 0 numbers, which is an embedding or a model with several labels; a reward model has one",
                "{\"data\":[{\"probs\":[0.1,0.2,0.3]}]}|data[0].probs holds 3 numbers, which is an embedding or a model with several labels; a reward model has one",
                "{\"data\":[{\"probs\":[NaN]}]}|data[0].probs[0] is NaN, not a finite number",
                "{\"data\":[{\"probs\":[-Infinity]}]}|data[0].probs[0] is -Infinity, not a finite number",
                "{\"data\":[{\"probs\":[1e999]}]}|data[0].probs[0] is Infinity, not a finite number",
                "{\"data\":[{\"probs\":[\"NaN\"]}]}|data[0].probs[0] is \"NaN\", not a finite number",
                "{\"data\":[{\"probs\":[\"1.5\"]}]}|data[0].probs[0] is \"1.5\", not a finite number",
                "{\"data\":[{\"probs\":[null]}]}|data[0].probs[0] is null, not a finite number",
                "{\"data\":[{\"probs\":[[1]]}]}|data[0].probs[0] is [1], not a finite number"
            })
    void anythingElseIsNone(String body, String detail) throws Exception {
        JsonNode json = json(body);

        assertThatThrownBy(() -> ClassifyAnswer.score(json)).isInstanceOfSatisfying(UnscoredException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.INVALID_SCORE);
            assertThat(e.detail().replaceAll("\"?(-?Infinity|NaN)\"?", "$1"))
                    .isEqualTo(detail.replaceAll("\"?(-?Infinity|NaN)\"?", "$1"));
        });
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build()
                .readTree(text);
    }
}
