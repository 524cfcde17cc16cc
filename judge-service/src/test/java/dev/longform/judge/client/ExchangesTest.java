package dev.longform.judge.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.domain.Judge;
import dev.longform.judge.domain.JudgeAnswer;
import dev.longform.judge.domain.Question;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.Instructions;
import dev.longform.judge.domain.reading.Scale;
import dev.longform.judge.domain.reading.TokenChoice;
import dev.longform.local.testing.RecordedExchanges;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Replays the exchanges in {@code exchanges/}: what an adapter sends, and what it makes of the answers, as the server's
 * contract has them. A request holds at least what is written there; a failure is the reason of the failed call.
 */
class ExchangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Message> CONVERSATION =
            List.of(new Message("system", "Judge."), new Message("user", "Which?"));

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TestFactory
    Stream<DynamicTest> exchanges() {
        List<JsonNode> all = RecordedExchanges.of(ExchangesTest.class);
        assertThat(all).isNotEmpty();
        return all.stream()
                .map(recorded -> DynamicTest.dynamicTest(RecordedExchanges.name(recorded), () -> replay(recorded)));
    }

    /** What is covered, and by which contract, can be read in one place. */
    @Test
    void theTableOfAdaptersNamesEveryContract() throws Exception {
        assertThat(RecordedExchanges.notInTheTable(RecordedExchanges.of(ExchangesTest.class)))
                .isEmpty();
    }

    private static void replay(JsonNode recorded) throws IOException {
        SERVER.resetAll();
        JsonNode exchanges = recorded.get("exchanges");
        for (int i = 0; i < exchanges.size(); i++) {
            SERVER.stubFor(any(anyUrl())
                    .inScenario("exchange")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i)
                    .willSetStateTo("" + (i + 1))
                    .willReturn(aResponse()
                            .withStatus(exchanges.get(i).get("status").asInt())
                            .withBody(exchanges.get(i).get("response").toString())));
        }
        Judge judge = Dialects.named(recorded.get("adapter").asText());
        ModelSpec model = model(recorded);
        Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);

        JsonNode expected = recorded.get("expected");
        if (expected.has("failure")) {
            CallFailedException failure = catchThrowableOfType(
                    CallFailedException.class,
                    () -> judge.ask(calls, model, new Decoding(0, 42, 300), question(recorded)));
            assertThat(failure).isNotNull();
            assertThat(failure.reason().name())
                    .isEqualTo(expected.get("failure").asText());
        } else {
            verify(judge.ask(calls, model, new Decoding(0, 42, 300), question(recorded)), expected);
        }
        verifyRequests(exchanges);
        if (expected.has("calls")) {
            assertThat(calls.usage().calls()).isEqualTo(expected.get("calls").asInt());
        }
        if (expected.has("adaptations")) {
            assertThat(judge.adaptations(model))
                    .containsExactlyElementsOf(JSON.convertValue(expected.get("adaptations"), List.class));
        }
    }

    private static void verify(JudgeAnswer answer, JsonNode expected) {
        assertThat(answer.text()).isEqualTo(expected.get("text").asText());
        assertThat(answer.problem().map(problem -> problem.reason().name()).orElse(null))
                .isEqualTo(expected.get("problem").textValue());
        assertThat(answer.format().map(Enum::name).orElse(null))
                .isEqualTo(expected.path("format").textValue());
        assertThat(answer.thinking().orElse(null))
                .isEqualTo(expected.path("thinking").textValue());
        Map<String, Long> usage = answer.usage()
                .map(used -> Map.of(
                        "promptTokens", used.promptTokens(),
                        "completionTokens", used.completionTokens(),
                        "cachedTokens", used.cachedTokens()))
                .orElse(Map.of());
        usage.forEach((name, tokens) ->
                assertThat(tokens).as(name).isEqualTo(expected.path(name).asLong(tokens)));
        if (expected.has("tokens")) {
            assertThat(answer.tokens())
                    .extracting(TokenChoice::token)
                    .isEqualTo(JSON.convertValue(expected.get("tokens"), List.class));
        }
    }

    private static void verifyRequests(JsonNode exchanges) throws IOException {
        List<LoggedRequest> sent = SERVER
                .getServeEvents(com.github.tomakehurst.wiremock.admin.model.ServeEventQuery.ALL)
                .getServeEvents()
                .stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
        assertThat(sent).hasSize(exchanges.size());
        for (int i = 0; i < exchanges.size(); i++) {
            LoggedRequest request = sent.get(sent.size() - 1 - i);
            JsonNode exchange = exchanges.get(i);
            assertThat(request.getUrl()).isEqualTo(exchange.get("path").asText());
            assertThat(RecordedExchanges.differences(exchange, request.getBodyAsString()))
                    .isEmpty();
            exchange.get("headers").fields().forEachRemaining(header -> assertThat(request.getHeader(header.getKey()))
                    .isEqualTo(header.getValue().asText()));
        }
    }

    @SuppressWarnings("unchecked")
    private static ModelSpec model(JsonNode recorded) {
        return new ModelSpec(
                "test-judge",
                "1",
                ModelKind.GENERATIVE,
                recorded.get("adapter").asText(),
                SERVER.baseUrl(),
                "judge",
                recorded.get("adapter").asText().startsWith("anthropic") ? "key" : null,
                4,
                JSON.convertValue(recorded.get("options"), Map.class),
                Map.of());
    }

    private static Question question(JsonNode recorded) {
        String kind = recorded.get("question").asText();
        Scale scale = kind.equals("rating") ? new Scale(0, 10) : null;
        return new Question(
                CONVERSATION, new Asked(scale == null ? 2 : 1, scale, Instructions.of()), kind.equals("repair"));
    }
}
