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

class LlamaServerRerankTest extends AdapterTest {
    @Override
    Classifier classifier() {
        return new LlamaServerRerank(CLIENT);
    }

    private static String body(String results) {
        return "{\"model\":\"rm\",\"object\":\"list\",\"usage\":{\"prompt_tokens\":40,\"total_tokens\":40},\"results\":["
                + results + "]}";
    }

    @Test
    void sortedScoresArePutBack() {
        answer("/v1/rerank", body("{\"index\":1,\"relevance_score\":9.5},{\"index\":0,\"relevance_score\":-3}"));

        assertThat(score(Map.of("maxModelLen", 512), "a", "b"))
                .isEqualTo(new Scores(List.of(-3.0, 9.5), Truncation.NONE));
        sent(
                "/v1/rerank",
                "{\"model\":\"rm\",\"query\":\"How do magnets work?\",\"documents\":[\"a\",\"b\"],\"top_n\":2}");
    }

    @Test
    void scoresInInputOrderAreReadAlike() {
        answer("/v1/rerank", body("{\"index\":0,\"relevance_score\":-3},{\"index\":1,\"relevance_score\":9.5}"));

        assertThat(score(Map.of(), "a", "b").values()).containsExactly(-3.0, 9.5);
    }

    @Test
    void minusAMillionStandsForAFailure() {
        answer("/v1/rerank", body("{\"index\":0,\"relevance_score\":2},{\"index\":1,\"relevance_score\":-1000000.0}"));

        assertThat(reason(Map.of())).isEqualTo(Reason.INVALID_SCORE);
    }

    @Test
    void theServersPagesAndItsTokenizerSayWhetherATextWasCut() {
        answer("/v1/rerank", body("{\"index\":1,\"relevance_score\":9.5},{\"index\":0,\"relevance_score\":-3}"));
        page("/props", "{\"default_generation_settings\":{\"n_ctx\":30}}");
        answer("/tokenize", "{\"tokens\":[1,2,3,4,5,6,7,8,9]}");

        assertThat(score(Map.of(), "a", "b").truncation()).isEqualTo(Truncation.NONE);
        sent("/tokenize", "{\"content\":\"b\"}");
        answer("/tokenize", "{\"tokens\":[1,2,3,4,5,6,7,8,9,10,11]}");
        assertThat(reason(Map.of())).isEqualTo(Reason.TRUNCATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{\"error\":{\"code\":500,\"message\":\"input (900 tokens) is too large to process. increase the physical batch size (current batch size: 512)\",\"type\":\"server_error\"}}|CONTEXT_OVERFLOW",
                "400|{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":9000,\"n_ctx\":4096}}|CONTEXT_OVERFLOW",
                "501|{\"error\":{\"code\":501,\"message\":\"This server does not support reranking. Start it with `--reranking`\",\"type\":\"not_supported_error\"}}|BAD_REQUEST",
                "503|{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}|ENDPOINT_ERROR",
                "404|{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}|BAD_REQUEST",
                "401|{\"error\":{\"code\":401,\"message\":\"Invalid API Key\",\"type\":\"authentication_error\"}}|UNAUTHORIZED"
            })
    void everyErrorHasItsReason(int status, String body, Reason reason) {
        answer("/v1/rerank", status, body);

        assertThat(reason(Map.of())).isEqualTo(reason);
    }
}
