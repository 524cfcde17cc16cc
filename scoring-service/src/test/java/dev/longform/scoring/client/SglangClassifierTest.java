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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SglangClassifierTest extends AdapterTest {
    private static final Map<String, Object> LLAMA3 = Map.of("format", "llama3");

    @Override
    Classifier classifier() {
        return new SglangClassifier(CLIENT);
    }

    private static String result(String embedding, int tokens) {
        return "{\"embedding\":" + embedding + ",\"meta_info\":{\"id\":\"x\",\"finish_reason\":{\"type\":\"length\","
                + "\"length\":0},\"prompt_tokens\":" + tokens + ",\"weight_version\":\"default\"}}";
    }

    @Test
    void renderedTextsGoInOneRequestWithoutAMarkOfTheBeginning() {
        answer("/classify", "[" + result("[7.875]", 12) + "," + result("[0.945]", 13) + "]");

        assertThat(score(Map.of("format", "llama3", "maxModelLen", 8192), "a", "b"))
                .isEqualTo(new Scores(List.of(7.875, 0.945), Truncation.NONE));
        assertThat(calls.usage().promptTokens()).isEqualTo(25);
        String start = "<|start_header_id|>user<|end_header_id|>\\n\\nHow do magnets work?<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\\n\\n";
        sent("/classify", "{\"text\":[\"" + start + "a<|eot_id|>\",\"" + start + "b<|eot_id|>\"]}");
    }

    @Test
    void aBareNumberIsAScoreToo() {
        answer("/classify", "[" + result("1.5", 12) + "," + result("[2.5]", 13) + "]");

        assertThat(score(LLAMA3, "a", "b").values()).containsExactly(1.5, 2.5);
    }

    @Test
    void withoutAFormatNothingIsSent() {
        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(failure(Map.of()).detail()).startsWith("the model's option format is missing");
        assertThat(calls.usage().calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1,0.2]", "[NaN]", "null", "\"7\"", "[]"})
    void aVectorOrNoNumberIsNoScore(String embedding) {
        answer("/classify", "[" + result("[1.0]", 12) + "," + result(embedding, 13) + "]");

        assertThat(reason(LLAMA3)).isEqualTo(Reason.INVALID_SCORE);
    }

    @Test
    void theRouteThatAnswersOneForEverythingIsNotUsed() {
        answer("/v1/classify", "{\"data\":[{\"index\":0,\"label\":\"LABEL_0\",\"probs\":[1.0],\"num_classes\":1}]}");

        assertThat(reason(LLAMA3)).isEqualTo(Reason.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"The input (9000 tokens) is longer than the model's context length (8192 tokens).\"}}|CONTEXT_OVERFLOW",
                "400|{\"object\":\"error\",\"message\":\"Requested token count exceeds the model's maximum context length of 8192 tokens.\",\"code\":400}|CONTEXT_OVERFLOW",
                "400|{\"error\":{\"message\":\"This model does not appear to be an embedding model by default. Please add `--is-embedding`\"}}|BAD_REQUEST",
                "503|{\"error\":{\"message\":\"The request queue is full.\"}}|RATE_LIMITED",
                "503||ENDPOINT_ERROR",
                "401|{\"error\":\"Unauthorized\"}|UNAUTHORIZED"
            })
    void everyErrorHasItsReason(int status, String body, Reason reason) {
        answer("/classify", status, body == null ? "" : body);

        assertThat(reason(LLAMA3)).isEqualTo(reason);
    }

    @Test
    void aCountOfOneTextThatStandsAtTheLimitIsATruncation() {
        answer("/classify", "[" + result("[1.0]", 12) + "," + result("[2.0]", 8192) + "]");

        assertThat(reason(Map.of("format", "chatml", "maxModelLen", 8192))).isEqualTo(Reason.TRUNCATED);
    }
}
