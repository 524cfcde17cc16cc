package dev.longform.scoring.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.local.testing.RecordedExchanges;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.UnscoredException;
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
 * Replays the exchanges in {@code exchanges/}: what an adapter sends to score two candidates, and what it makes of the
 * answers, as the server's contract has them. A request holds at least what is written there. Pages are what the server
 * tells about itself; what is not written down is not there.
 */
class ClassifierExchangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TestFactory
    Stream<DynamicTest> exchanges() {
        return RecordedExchanges.of(ClassifierExchangesTest.class).stream()
                .map(recorded -> DynamicTest.dynamicTest(RecordedExchanges.name(recorded), () -> replay(recorded)));
    }

    /** What is covered, and by which contract, can be read in one place. */
    @Test
    void theTableOfAdaptersNamesEveryContract() throws Exception {
        List<JsonNode> all = RecordedExchanges.of(ClassifierExchangesTest.class);
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(RecordedExchanges.notInTheTable(all)).isEmpty();
    }

    private static void replay(JsonNode recorded) throws IOException {
        SERVER.resetAll();
        recorded.get("pages")
                .fields()
                .forEachRemaining(page -> SERVER.stubFor(get(urlEqualTo(page.getKey()))
                        .willReturn(okJson(page.getValue().toString()))));
        JsonNode exchanges = recorded.get("exchanges");
        String path = exchanges.get(0).get("path").asText();
        for (int i = 0; i < exchanges.size(); i++) {
            SERVER.stubFor(post(urlEqualTo(path))
                    .inScenario("exchange")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i)
                    .willSetStateTo("" + (i + 1))
                    .willReturn(response(exchanges.get(i))));
        }

        assertThat(outcome(recorded)).isEqualTo(expected(recorded.get("expected")));
        verifyRequests(exchanges, SERVER.findAll(postRequestedFor(urlEqualTo(path))));
    }

    private static ResponseDefinitionBuilder response(JsonNode exchange) {
        JsonNode body = exchange.get("response");
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(exchange.get("status").asInt())
                .withBody(body.isTextual() ? body.textValue() : body.toString());
        exchange.get("headers")
                .fields()
                .forEachRemaining(header ->
                        response.withHeader(header.getKey(), header.getValue().asText()));
        return response;
    }

    @SuppressWarnings("unchecked")
    private static String outcome(JsonNode recorded) {
        ModelSpec model = Requests.model(
                recorded.get("adapter").asText(),
                SERVER.baseUrl(),
                JSON.convertValue(recorded.get("options"), Map.class));
        ScoringTask task = ScoringTask.of(Requests.request("i", model, "a", "b"));
        try {
            Scores scores = SimulatedClassifiers.fresh()
                    .named(model.adapter())
                    .score(task, new Calls(Instant.now().plusSeconds(60), CallListener.NONE));
            return scores.values() + " " + scores.truncation();
        } catch (CallFailedException e) {
            return e.reason().name();
        } catch (UnscoredException e) {
            return e.reason().name();
        }
    }

    private static String expected(JsonNode expected) {
        return expected.has("reason")
                ? expected.get("reason").asText()
                : JSON.convertValue(expected.get("scores"), List.class) + " "
                        + expected.get("truncation").asText();
    }

    private static void verifyRequests(JsonNode exchanges, List<LoggedRequest> sent) throws IOException {
        assertThat(sent).hasSize(exchanges.size());
        for (int i = 0; i < exchanges.size(); i++) {
            assertThat(RecordedExchanges.differences(
                            exchanges.get(i), sent.get(i).getBodyAsString()))
                    .isEmpty();
        }
    }
}
