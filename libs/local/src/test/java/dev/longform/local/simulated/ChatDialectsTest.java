package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatDialectsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "properties",
            Map.of("best", Map.of("type", "string", "enum", List.of("A", "B", "C", "D"))));

    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 10));
    private final SimulatedItem item = dataset.items().get(0);

    @ParameterizedTest
    @EnumSource(
            names = {
                "OPENAI_CHAT",
                "VLLM_CHAT",
                "SGLANG_CHAT",
                "LLAMA_SERVER_CHAT",
                "OLLAMA_CHAT",
                "TGI_CHAT",
                "ANTHROPIC_MESSAGES"
            })
    void everyDialectSaysTheSame(Dialect dialect) throws Exception {
        try (SimulatedServer server = start(judge(dialect))) {
            JsonNode body = ask(server, dialect, Map.of());
            assertThat(text(dialect, body)).endsWith("[[C]]");
            assertThat(server.tally().overall().right()).isEqualTo(1);
            assertThat(server.tally().promptTokens()).isPositive();
        }
    }

    @Test
    void thinkingStandsWhereTheServerPutsIt() throws Exception {
        String thinks = "{thinking: 'Perhaps [[A]]?'}";
        assertThat(asked(Dialect.VLLM_CHAT, thinks)
                        .at("/choices/0/message/reasoning")
                        .asText())
                .isEqualTo("Perhaps [[A]]?");
        assertThat(asked(Dialect.SGLANG_CHAT, thinks)
                        .at("/choices/0/message/reasoning_content")
                        .asText())
                .isEqualTo("Perhaps [[A]]?");
        assertThat(asked(Dialect.OLLAMA_CHAT, thinks).at("/message/thinking").asText())
                .isEqualTo("Perhaps [[A]]?");
        assertThat(asked(Dialect.ANTHROPIC_MESSAGES, thinks)
                        .at("/content/0/thinking")
                        .asText())
                .isEqualTo("Perhaps [[A]]?");
        assertThat(text(Dialect.TGI_CHAT, asked(Dialect.TGI_CHAT, thinks))).startsWith("<think>\nPerhaps [[A]]?");
        JsonNode hidden = asked(Dialect.OPENAI_CHAT, thinks);
        assertThat(hidden.toString()).doesNotContain("Perhaps");
        assertThat(hidden.at("/usage/completion_tokens_details/reasoning_tokens")
                        .asInt())
                .isEqualTo(4);
        assertThat(text(Dialect.VLLM_CHAT, asked(Dialect.VLLM_CHAT, "{thinking: Hm, thinkingIn: close-only}")))
                .startsWith("Hm\n</think>");
    }

    @Test
    void aFormThatIsAskedForIsKept() throws Exception {
        Map<String, Object> standard = Map.of(
                "response_format",
                Map.of("type", "json_schema", "json_schema", Map.of("name", "verdict", "schema", SCHEMA)));
        Map<Dialect, Map<String, Object>> forms = Map.of(
                Dialect.OPENAI_CHAT, standard,
                Dialect.VLLM_CHAT, standard,
                Dialect.SGLANG_CHAT, standard,
                Dialect.LLAMA_SERVER_CHAT, standard,
                Dialect.OLLAMA_CHAT, Map.of("format", SCHEMA),
                Dialect.TGI_CHAT,
                        Map.of(
                                "response_format",
                                Map.of("type", "json_schema", "value", Map.of("name", "v", "schema", SCHEMA))),
                Dialect.ANTHROPIC_MESSAGES, Map.of("output_format", Map.of("type", "json_schema", "schema", SCHEMA)));
        for (Map.Entry<Dialect, Map<String, Object>> form : forms.entrySet()) {
            try (SimulatedServer server = start(judge(form.getKey()))) {
                assertThat(text(form.getKey(), ask(server, form.getKey(), form.getValue())))
                        .as(form.getKey().adapter())
                        .isEqualTo("{\"best\":\"C\"}");
            }
        }
        try (SimulatedServer vllm = start(judge(Dialect.VLLM_CHAT));
                SimulatedServer tgi = start(judge(Dialect.TGI_CHAT))) {
            Map<String, Object> choice = Map.of("structured_outputs", Map.of("choice", List.of("A", "B", "C", "D")));
            assertThat(text(Dialect.VLLM_CHAT, ask(vllm, Dialect.VLLM_CHAT, choice)))
                    .isEqualTo("C");
            assertThat(post(tgi, CHAT, body(Dialect.TGI_CHAT, standard)).statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void logProbabilitiesHaveTheRatingAsTheirExpectation() throws Exception {
        try (SimulatedServer server = start(judge(Dialect.OPENAI_CHAT).ratingNoise(0.4))) {
            Map<String, Object> ask = new HashMap<>(Client.question("simulated:judge", item, List.of(0)));
            String prose = new Client(server.endpoint()).post(CHAT, ask).content();
            double exact = Double.parseDouble(prose.substring(prose.indexOf("[[") + 2, prose.indexOf("]]")));
            ask.putAll(Map.of("logprobs", true, "top_logprobs", 5));
            double expected = 0;
            for (JsonNode token :
                    new Client(server.endpoint()).post(CHAT, ask).body().at("/choices/0/logprobs/content")) {
                if (token.path("token").asText().matches("[0-9]+")) {
                    for (JsonNode choice : token.path("top_logprobs")) {
                        expected += choice.path("token").asInt()
                                * Math.exp(choice.path("logprob").asDouble());
                    }
                }
            }
            assertThat(expected).isCloseTo(exact, within(1e-9));
        }
    }

    @Test
    void aReasoningModelRefusesParameters() throws Exception {
        try (SimulatedServer server =
                start(judge(Dialect.OPENAI_CHAT).speech("{refusedParameters: [max_tokens, temperature]}"))) {
            Client client = new Client(server.endpoint());
            Map<String, Object> ask = new HashMap<>(Client.question("simulated:judge", item, List.of(0, 1)));
            ask.put("max_tokens", 10);
            assertThat(client.post(CHAT, ask).body().at("/error/code").asText()).isEqualTo("unsupported_parameter");
            ask.remove("max_tokens");
            ask.put("temperature", 0);
            assertThat(client.post(CHAT, ask).body().at("/error/code").asText()).isEqualTo("unsupported_value");
            ask.put("temperature", 1);
            assertThat(client.post(CHAT, ask).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoVerdictLooksAsStated() throws Exception {
        assertThat(said(judge(Dialect.OPENAI_CHAT).refusals(1).speech("{refusalAs: content-filter}"))
                        .at("/choices/0/finish_reason")
                        .asText())
                .isEqualTo("content_filter");
        assertThat(said(judge(Dialect.OPENAI_CHAT).empty(1).speech("{emptyAs: 'null'}"))
                        .at("/choices/0/message/content")
                        .isNull())
                .isTrue();
        assertThat(said(judge(Dialect.VLLM_CHAT).empty(1).speech("{emptyAs: thinking}"))
                        .at("/choices/0/message/reasoning")
                        .asText())
                .isNotEmpty();
        assertThat(said(judge(Dialect.VLLM_CHAT).unreadable(1, false).speech("{unreadableAs: length}"))
                        .at("/choices/0/finish_reason")
                        .asText())
                .isEqualTo("length");
    }

    @Test
    void ollamaCutsInSilenceAndItsUsageStandsAtTheLimit() throws Exception {
        try (SimulatedServer server = start(judge(Dialect.OLLAMA_CHAT).maxModelLen(100))) {
            JsonNode body = ask(server, Dialect.OLLAMA_CHAT, Map.of());
            assertThat(body.path("prompt_eval_count").asInt()).isEqualTo(100);
            Map<String, Object> strict = body(Dialect.OLLAMA_CHAT, Map.of("truncate", false));
            assertThat(post(server, "/api/chat", strict).statusCode()).isEqualTo(400);
        }
    }

    private JsonNode said(SpecBuilder spec) throws Exception {
        try (SimulatedServer server = start(spec)) {
            return ask(server, Dialect.OPENAI_CHAT, Map.of());
        }
    }

    private JsonNode asked(Dialect dialect, String speech) throws Exception {
        try (SimulatedServer server = start(judge(dialect).speech(speech))) {
            return ask(server, dialect, Map.of());
        }
    }

    private JsonNode ask(SimulatedServer server, Dialect dialect, Map<String, Object> more) throws Exception {
        var response = post(server, path(dialect), body(dialect, more));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private Map<String, Object> body(Dialect dialect, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Client.question("simulated:judge", item, List.of(2, 1, 0, 3)));
        if (dialect == Dialect.ANTHROPIC_MESSAGES) {
            body.put("max_tokens", 1000);
        } else {
            body.put("stream", false);
        }
        body.putAll(more);
        return body;
    }

    private static String path(Dialect dialect) {
        return switch (dialect) {
            case OLLAMA_CHAT -> "/api/chat";
            case ANTHROPIC_MESSAGES -> "/v1/messages";
            default -> CHAT;
        };
    }

    private static String text(Dialect dialect, JsonNode body) {
        return switch (dialect) {
            case OLLAMA_CHAT -> body.at("/message/content").asText();
            case ANTHROPIC_MESSAGES -> body.at("/content/0/text").asText();
            default -> body.at("/choices/0/message/content").asText();
        };
    }

    private static java.net.http.HttpResponse<String> post(SimulatedServer server, String path, Object body)
            throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                                .header("content-type", "application/json")
                                .header("anthropic-version", "2023-06-01")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(
                                        new ObjectMapper().writeValueAsBytes(body)))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static SpecBuilder judge(Dialect dialect) {
        return SimulatedSpec.builder("simulated:judge", dialect);
    }

    private SimulatedServer start(SpecBuilder spec) {
        return SimulatedServer.start(spec.build(), dataset);
    }
}
