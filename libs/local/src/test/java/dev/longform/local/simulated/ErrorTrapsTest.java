package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTrapsTest {
    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 20));
    private final SimulatedItem item = dataset.items().get(0);

    @Test
    void everyKindHasTheServersOwnStatusAndBody() throws Exception {
        assertThat(error(Dialect.VLLM_CLASSIFY, "kind: route-missing").body()).isEqualTo("{\"detail\":\"Not Found\"}");
        assertThat(error(Dialect.VLLM_CLASSIFY, "kind: unauthorized").body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(error(Dialect.VLLM_CLASSIFY, "kind: model-missing").body())
                .contains("NotFoundError", "\"code\":404");
        assertThat(error(Dialect.VLLM_CLASSIFY, "kind: not-implemented").statusCode())
                .isEqualTo(501);
        assertThat(error(Dialect.TEI, "kind: too-large").statusCode()).isEqualTo(413);
        assertThat(error(Dialect.TEI, "kind: overloaded").body()).contains("\"error_type\":\"Overloaded\"");
        assertThat(error(Dialect.TEI, "kind: overloaded").statusCode()).isEqualTo(429);
        assertThat(error(Dialect.TEI, "kind: unprocessable").statusCode()).isEqualTo(422);
        assertThat(error(Dialect.LLAMA_SERVER, "kind: loading").body())
                .contains("\"message\":\"Loading model\"", "unavailable_error", "\"code\":503");
        assertThat(error(Dialect.OPENAI_CHAT, "kind: quota-exhausted").body())
                .contains("\"code\":\"insufficient_quota\"");
        assertThat(error(Dialect.SGLANG, "kind: overloaded").body())
                .isEqualTo("{\"error\":{\"message\":\"The request queue is full.\"}}");
        assertThat(error(Dialect.OIP_V2, "kind: bad-request, message: no").body())
                .isEqualTo("{\"error\":\"no\"}");
    }

    @Test
    void bodiesComeInEveryShape() throws Exception {
        String broken = "kind: server-error, message: broken, body: ";
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "string").body()).isEqualTo("{\"error\":\"broken\"}");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "object").body())
                .contains("\"error\":{", "\"message\":\"broken\"", "\"code\":500");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "message").body()).isEqualTo("{\"message\":\"broken\"}");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "detail").body()).isEqualTo("{\"detail\":\"broken\"}");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "plain").body()).isEqualTo("broken");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "html").body()).startsWith("<html>");
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "empty").body()).isEmpty();
        assertThat(error(Dialect.VLLM_CLASSIFY, broken + "empty, status: 502").statusCode())
                .isEqualTo(502);
    }

    @Test
    void aServerSaysWhenToComeAgainInThreeWays() throws Exception {
        String limited = "kind: rate-limited, retryAfterMs: 2500, retryAfter: ";
        assertThat(header(limited + "seconds", "retry-after")).isEqualTo("3");
        assertThat(header(limited + "ms", "retry-after-ms")).isEqualTo("2500");
        assertThat(ZonedDateTime.parse(header(limited + "date", "retry-after"), DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.now().minusSeconds(30));
    }

    @Test
    void aShareOfTheItemsFailsAndTheRestWorks() throws Exception {
        try (SimulatedServer server = start(
                Dialect.VLLM_CLASSIFY, "{errors: [{kind: loading, share: 0.25}, {kind: server-error, share: 0.1}]}")) {
            Client client = new Client(server.endpoint());
            int loading = 0;
            int broken = 0;
            for (SimulatedItem each : dataset.items()) {
                int status = client.classify(each, 0).status();
                loading += status == 503 ? 1 : 0;
                broken += status == 500 ? 1 : 0;
            }
            assertThat(loading).isEqualTo(5);
            assertThat(broken).isEqualTo(2);
            assertThat(server.tally().failedCalls()).isEqualTo(7);
        }
    }

    @Test
    void aServerThatLoadsSaysSoOnEveryPage() throws Exception {
        try (SimulatedServer server = start(Dialect.LLAMA_SERVER, "{}")) {
            server.goDown(Outage.LOADING);
            Client client = new Client(server.endpoint());
            assertThat(client.get("/health").status()).isEqualTo(503);
            assertThat(client.get("/props").body().at("/error/message").asText())
                    .isEqualTo("Loading model");
            server.comeBack();
            assertThat(client.get("/props").body().path("total_slots").asInt()).isEqualTo(64);
        }
    }

    @Test
    void everyServerSaysWhatItIs() throws Exception {
        assertThat(page(Dialect.TEI, "/info")).contains("\"reranker\"", "max_input_length");
        assertThat(page(Dialect.SGLANG, "/model_info")).contains("LlamaForSequenceClassification");
        assertThat(page(Dialect.OIP_V2, "/v2/models/simulated:x")).contains("\"datatype\":\"BYTES\"");
        assertThat(page(Dialect.OIP_V2, "/v2/models/simulated%3Ax/ready")).contains("true");
        assertThat(page(Dialect.OLLAMA_CHAT, "/api/ps")).contains("context_length");
        assertThat(page(Dialect.TGI_CHAT, "/info")).contains("max_input_tokens");
        try (SimulatedServer vllm = start(Dialect.VLLM_POOLING, "{}")) {
            assertThat(new Client(vllm.endpoint())
                            .post("/tokenize", Map.of("prompt", "12345678", "add_special_tokens", false))
                            .body()
                            .path("count")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private String page(Dialect dialect, String path) throws Exception {
        try (SimulatedServer server = start(dialect, "{}")) {
            Client.Reply reply = new Client(server.endpoint()).get(path);
            assertThat(reply.status()).isEqualTo(200);
            return reply.response().body();
        }
    }

    private String header(String trap, String name) throws Exception {
        return error(Dialect.VLLM_CLASSIFY, trap).headers().firstValue(name).orElseThrow();
    }

    private HttpResponse<String> error(Dialect dialect, String trap) throws Exception {
        try (SimulatedServer server = start(dialect, "{errors: [{share: 1, " + trap + "}]}")) {
            String path =
                    switch (dialect) {
                        case TEI -> "/predict";
                        case LLAMA_SERVER -> "/rerank";
                        case OIP_V2 -> "/v2/models/simulated:x/infer";
                        case OPENAI_CHAT -> "/v1/chat/completions";
                        default -> "/classify";
                    };
            return new Client(server.endpoint())
                    .begin(path, body(dialect), Duration.ofSeconds(30))
                    .get();
        }
    }

    private Object body(Dialect dialect) {
        String text = item.candidates().get(0);
        return switch (dialect) {
            case TEI -> Map.of("inputs", text);
            case SGLANG -> Map.of("text", text);
            case LLAMA_SERVER -> Map.of("query", "q", "documents", List.of(text));
            case OIP_V2 ->
                Map.of(
                        "inputs",
                        List.of(Map.of(
                                "name", "text", "shape", List.of(1), "datatype", "BYTES", "data", List.of(text))));
            case OPENAI_CHAT -> Client.question("simulated:x", item, List.of(0, 1));
            default -> Map.of("input", text);
        };
    }

    private SimulatedServer start(Dialect dialect, String traps) {
        return SimulatedServer.start(
                SimulatedSpec.builder("simulated:x", dialect).traps(traps).build(), dataset);
    }
}
