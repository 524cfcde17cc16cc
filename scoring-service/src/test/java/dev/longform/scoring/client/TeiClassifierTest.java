package dev.longform.scoring.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
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

class TeiClassifierTest extends AdapterTest {
    private static final String PAIRS =
            "\"inputs\":[[\"How do magnets work?\",\"a\"],[\"How do magnets work?\",\"b\"]],\"raw_scores\":true";
    private static final String TWO =
            "[[{\"score\":7.3,\"label\":\"LABEL_0\"}],[{\"score\":-2.5,\"label\":\"LABEL_0\"}]]";

    @Override
    Classifier classifier() {
        return new TeiClassifier(CLIENT);
    }

    @Test
    void eachCandidateIsAPairOfOneBatchRawAndUncut() {
        SERVER.stubFor(post(urlEqualTo("/predict")).willReturn(okJson(TWO).withHeader("x-compute-tokens", "31")));

        assertThat(score(Map.of(), "a", "b")).isEqualTo(new Scores(List.of(7.3, -2.5), Truncation.NONE));
        assertThat(calls.usage().promptTokens()).isEqualTo(31);
        assertThat(calls.usage().callsWithoutUsage()).isZero();
        sent("/predict", "{" + PAIRS + ",\"truncate\":false}");
    }

    @Test
    void aRenderedTextStandsAloneAndWithoutAMarkOfTheBeginning() {
        answer("/predict", TWO);

        score(Map.of("format", Map.of("bos", "<s>", "user", "U:{content}\n", "assistant", "A:{content}")), "a", "b");

        sent(
                "/predict",
                "{\"inputs\":[[\"U:How do magnets work?\\nA:a\"],[\"U:How do magnets work?\\nA:b\"]],"
                        + "\"raw_scores\":true,\"truncate\":false}");
    }

    @Test
    void theLabelDecidesNotThePlace() {
        answer(
                "/predict",
                "[[{\"score\":2,\"label\":\"GOOD\"},{\"score\":1,\"label\":\"BAD\"}],"
                        + "[{\"score\":4,\"label\":\"BAD\"},{\"score\":3,\"label\":\"GOOD\"}]]");

        assertThat(score(Map.of("label", "GOOD"), "a", "b").values()).containsExactly(2.0, 3.0);
        assertThat(reason(Map.of())).isEqualTo(Reason.INVALID_SCORE);
        assertThat(reason(Map.of("label", "OTHER"))).isEqualTo(Reason.INVALID_SCORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "413|{\"error\":\"Input validation error: `inputs` must have less than 512 tokens. Given: 600\",\"error_type\":\"Validation\"}|CONTEXT_OVERFLOW",
                "422|{\"error\":\"Input validation error: `inputs` must have less than 512 tokens. Given: 600\",\"error_type\":\"Validation\"}|CONTEXT_OVERFLOW",
                "422|{\"error\":\"Input validation error: `inputs` must have less than 4096 characters. Given: 9000\",\"error_type\":\"validation\"}|CONTEXT_OVERFLOW",
                "422|{\"error\":\"batch size 40 > maximum allowed batch size 32\",\"error_type\":\"Validation\"}|BAD_REQUEST",
                "422|Failed to deserialize the JSON body into the target type|BAD_REQUEST",
                "413|length limit exceeded|BAD_REQUEST",
                "424|{\"error\":\"score is NaN\",\"error_type\":\"Backend\"}|INVALID_SCORE",
                "424|{\"error\":\"model is not a classifier model\",\"error_type\":\"Backend\"}|BAD_REQUEST",
                "429|{\"error\":\"Model is overloaded\",\"error_type\":\"Overloaded\"}|RATE_LIMITED",
                "503|{\"error\":\"unhealthy\",\"error_type\":\"Unhealthy\"}|ENDPOINT_ERROR",
                "401||UNAUTHORIZED",
                "404||BAD_REQUEST"
            })
    void everyErrorHasItsReason(int status, String body, Reason reason) {
        answer("/predict", status, body == null ? "" : body);

        assertThat(reason(Map.of())).isEqualTo(reason);
    }

    @Test
    void onlyARunThatAllowsTruncationAsksAgainWithCutting() {
        answer("/predict", 422, "{\"error\":\"`inputs` must have less than 512 tokens. Given: 600\"}");
        SERVER.stubFor(post(urlEqualTo("/predict"))
                .withRequestBody(equalToJson("{" + PAIRS + ",\"truncate\":true}"))
                .willReturn(okJson(TWO)));

        assertThat(reason(Map.of())).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(score(Map.of(), true, "a", "b")).isEqualTo(new Scores(List.of(7.3, -2.5), Truncation.ALLOWED));
    }

    /** Two texts, the limit is 512: both stand at it; or one does, and the tokenizer counts 600 for it. */
    @ParameterizedTest
    @CsvSource({"1024, 10", "700, 598"})
    void aServerThatCutsAlthoughItWasToldNotToIsFoundOut(int used, int tokens) {
        page("/info", "{\"max_input_length\":512}");
        SERVER.stubFor(post(urlEqualTo("/predict")).willReturn(okJson(TWO).withHeader("x-compute-tokens", "" + used)));
        String longer = "[" + "{},".repeat(tokens - 1) + "{}]";
        answer("/tokenize", "[[{},{}]," + longer + ",[{}]]");

        assertThat(reason(Map.of())).isEqualTo(Reason.TRUNCATED);
        assertThat(score(Map.of(), true, "a", "b").truncation()).isEqualTo(Truncation.ALLOWED);
    }

    @Test
    void withoutProofItsRefusalToCutIsBelieved() {
        page("/info", "{\"max_input_length\":512}");
        SERVER.stubFor(post(urlEqualTo("/predict")).willReturn(okJson(TWO).withHeader("x-compute-tokens", "700")));

        assertThat(score(Map.of(), "a", "b").truncation()).isEqualTo(Truncation.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[[{\"score\":1,\"label\":\"L\"}]]",
                "[{\"score\":1,\"label\":\"L\"},1]",
                "{}",
                "[[],[]]",
                "[[{\"score\":null,\"label\":\"L\"}],[{\"score\":1,\"label\":\"L\"}]]"
            })
    void otherShapesAreNoScores(String body) {
        answer("/predict", body);

        assertThat(reason(Map.of())).isEqualTo(Reason.INVALID_SCORE);
    }
}
