package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.scoring.domain.Classifier;
import dev.longform.scoring.domain.Scores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VllmPoolingTest extends AdapterTest {
    @Override
    Classifier classifier() {
        return new VllmPooling(CLIENT);
    }

    private static String body(String data) {
        return "{\"id\":\"pool-1\",\"object\":\"list\",\"created\":1,\"model\":\"rm\",\"data\":[{\"index\":0,"
                + "\"object\":\"pooling\",\"data\":" + data
                + "}],\"usage\":{\"prompt_tokens\":20,\"total_tokens\":20}}";
    }

    @Test
    void theTaskIsNamedAndTheRawLogitAskedFor() {
        answer("/pooling", body("[7.3125]"));

        assertThat(score(Map.of("maxModelLen", 4096), "a", "b"))
                .isEqualTo(new Scores(List.of(7.3125, 7.3125), Truncation.NONE));
        sent(
                "/pooling",
                "{\"model\":\"rm\",\"task\":\"classify\",\"use_activation\":false,\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"How do magnets work?\"},"
                        + "{\"role\":\"assistant\",\"content\":\"a\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1,0.2,0.3]", "[[0.1],[0.2]]", "[[7.3]]", "\"AAAAQA==\"", "[]", "[NaN]", "[null]"})
    void aVectorATokenMatrixOrATextIsNoScore(String data) {
        answer("/pooling", body(data));

        assertThat(reason(Map.of())).isEqualTo(Reason.INVALID_SCORE);
    }

    @Test
    void anotherPoolingTaskIsABadRequestThatSaysWhatToChange() {
        answer(
                "/pooling",
                400,
                "{\"error\":{\"message\":\"Unsupported task: 'classify' Supported tasks: ['embed']. Try switching the"
                        + " model's pooling_task via --pooler-config.task\",\"type\":\"BadRequestError\",\"param\":null,"
                        + "\"code\":400}}");

        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(failure(Map.of()).detail()).contains("--pooler-config.task");
    }

    @Test
    void aRenderedTextGetsNoSecondMarkOfTheBeginning() {
        answer("/pooling", body("[1.0]"));

        score(Map.of("format", "llama3"), "a", "b");

        sent(
                "/pooling",
                "{\"model\":\"rm\",\"task\":\"classify\",\"use_activation\":false,\"add_special_tokens\":false,"
                        + "\"input\":\"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n\\nHow do magnets"
                        + " work?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\\n\\na<|eot_id|>\"}");
    }
}
