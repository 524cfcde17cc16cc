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

class OipClassifierTest extends AdapterTest {
    private static final Map<String, Object> PAIR = Map.of("promptTensor", "q", "responseTensor", "r");

    @Override
    Classifier classifier() {
        return new OipClassifier(CLIENT);
    }

    private static String body(String datatype, String shape, String data) {
        return "{\"model_name\":\"rm\",\"id\":\"42\",\"outputs\":[{\"name\":\"score\",\"shape\":" + shape
                + ",\"datatype\":\"" + datatype + "\",\"data\":" + data + "}]}";
    }

    @Test
    void aRenderedTextGoesIntoTheNamedTensor() {
        answer("/v2/models/rm/infer", body("FP32", "[1,1]", "[7.25]"));
        Map<String, Object> options =
                Map.of("format", "chatml", "textTensor", "TEXT", "inputShape", List.of(1, 1), "outputTensor", "score");

        assertThat(score(options, "a", "b")).isEqualTo(new Scores(List.of(7.25, 7.25), Truncation.UNKNOWN));
        sent(
                "/v2/models/rm/infer",
                "{\"inputs\":[{\"name\":\"TEXT\",\"shape\":[1,1],\"datatype\":\"BYTES\",\"data\":[\"<|im_start|>user\\nHow"
                        + " do magnets work?<|im_end|>\\n<|im_start|>assistant\\na<|im_end|>\\n\"]}],"
                        + "\"outputs\":[{\"name\":\"score\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"true, <|begin_of_text|>", "false, ''"})
    void theMarkOfTheBeginningIsSentUnlessTheServerPutsOneThere(String sendBos, String begin) {
        answer("/v2/models/rm/infer", body("FP32", "[1]", "[1]"));

        score(Map.of("format", "llama3", "sendBos", sendBos), "a", "b");

        sent(
                "/v2/models/rm/infer",
                "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"" + begin
                        + "<|start_header_id|>user<|end_header_id|>\\n\\nHow do magnets work?<|eot_id|>"
                        + "<|start_header_id|>assistant<|end_header_id|>\\n\\na<|eot_id|>\"]}]}");
    }

    @Test
    void promptAndResponseMayHaveTensorsOfTheirOwn() {
        answer("/v2/models/rm/versions/3/infer", body("FP64", "[1]", "[[[1.5]]]"));

        score(Map.of("promptTensor", "q", "responseTensor", "r", "modelVersion", "3"), "a", "b");

        sent(
                "/v2/models/rm/versions/3/infer",
                "{\"inputs\":[{\"name\":\"q\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"How do magnets work?\"]},"
                        + "{\"name\":\"r\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"b\"]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[7.5]|7.5", "[[7.5]]|7.5", "[[[7]]]|7.0"})
    void dataMayBeFlatOrNested(String data, double score) {
        answer("/v2/models/rm/infer", body("FP32", "[1,1]", data));

        assertThat(score(PAIR, "a", "b").values()).containsExactly(score, score);
    }

    @Test
    void oneOfSeveralLabelsIsChosenByItsIndex() {
        answer("/v2/models/rm/infer", body("FP32", "[1,2]", "[[0.5,2.5]]"));

        assertThat(reason(PAIR)).isEqualTo(Reason.INVALID_SCORE);
        assertThat(score(Map.of("promptTensor", "q", "responseTensor", "r", "labelIndex", 1), "a", "b")
                        .values())
                .containsExactly(2.5, 2.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,1]", "[1,2,1]", "[1,3]", "[]", "null"})
    void anIndexIntoWhatAreNotTheLabelsOfOneTextIsNoScore(String shape) {
        answer("/v2/models/rm/infer", body("FP32", shape, "[0.5,2.5]"));

        assertThat(reason(Map.of("promptTensor", "q", "responseTensor", "r", "labelIndex", 1)))
                .isEqualTo(Reason.INVALID_SCORE);
    }

    @Test
    void anIndexBeyondTheLabelsIsNoScore() {
        answer("/v2/models/rm/infer", body("FP32", "[1,2]", "[0.5,2.5]"));

        assertThat(reason(Map.of("promptTensor", "q", "responseTensor", "r", "labelIndex", 2)))
                .isEqualTo(Reason.INVALID_SCORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT64|[0]|datatype INT64: a class that was predicted is no score",
                "BYTES|[\"7.5:0:LABEL_0\"]|datatype BYTES",
                "FP32|[NaN]|not a finite number",
                "FP32|[]|holds 0 numbers",
                "FP32|[1,2,3]|holds 3 numbers"
            })
    void aPredictedClassAVectorOrNoNumberIsNoScore(String datatype, String data, String detail) {
        answer("/v2/models/rm/infer", body(datatype, "[1]", data));

        assertThat(unscored(PAIR).reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(unscored(PAIR).detail()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|{\"error\":\"Model with name rm does not exist.\"}|MODEL_NOT_FOUND",
                "400|{\"error\":\"Request for unknown model: 'rm' is not found\"}|MODEL_NOT_FOUND",
                "404|{\"detail\":\"Not Found\"}|BAD_REQUEST",
                "400|{\"error\":\"unexpected inference input 'q' for model 'rm'\"}|BAD_REQUEST",
                "501|{\"error\":\"Model versioning not supported yet.\"}|BAD_REQUEST",
                "503|{\"error\":\"Model with name rm is not ready.\"}|ENDPOINT_ERROR",
                "400|{\"error\":\"Token indices sequence length is longer than the specified maximum sequence length for this model (600 > 512)\"}|CONTEXT_OVERFLOW",
                "500|{\"error\":\"IndexError : Dimension out of range\"}|ENDPOINT_ERROR"
            })
    void everyErrorHasItsReason(int status, String body, Reason reason) {
        answer("/v2/models/rm/infer", status, body);

        assertThat(reason(PAIR)).isEqualTo(reason);
    }
}
