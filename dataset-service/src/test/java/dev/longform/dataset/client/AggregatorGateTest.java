package dev.longform.dataset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longform.dataset.WatchConfig;
import dev.longform.dataset.domain.runs.Run;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.watch.Gate;
import dev.longform.dataset.domain.watch.Identity;
import dev.longform.platform.security.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AggregatorGateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Identity MODEL = new Identity("rm", "2");

    private final List<JsonNode> asked = new ArrayList<>();
    private final RunStatus first = run("d", 1);
    private final RunStatus second = run("e", 3);
    private String metrics = "{\"state\":\"COMPLETED\",\"attempted\":3,\"outcomes\":{\"CORRECT\":2,\"UNSCORED\":1}}";
    private int status = 200;
    private HttpServer aggregator;

    @BeforeEach
    void start() throws IOException {
        aggregator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aggregator.createContext("/api/v1/gate", exchange -> {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            asked.add(request);
            String dataset = request.at("/policy/rules/0/dataset").asText();
            String word = dataset.startsWith("d") ? "PASS" : "FAIL";
            answer(exchange, 200, """
                    {"word":"%s","checks":[{"dataset":"%s","subset":"all","check":"FLOOR","word":"%1$s","reason":"so"}]}
                    """.formatted(word, dataset));
        });
        aggregator.createContext("/api/v1/runs/", exchange -> answer(exchange, status, metrics));
        aggregator.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        aggregator.stop(0);
    }

    /** The dataset may have another version by now, and the model other runs. */
    @Test
    void eachRuleIsAskedOfTheRunItIsAbout() throws Exception {
        Gate.Decision decision = gate().decide(MODEL, List.of(first, second), JSON.readTree("""
                {"policy":"p","rules":[{"dataset":"d","floor":0.5},{"dataset":"e@3"},{"dataset":"e@2"},{"dataset":"d@1"}]}
                """));
        assertThat(asked)
                .containsExactly(
                        JSON.readTree("""
                                {"run":"%s","policy":{"policy":"p","rules":[{"dataset":"d","floor":0.5},{"dataset":"d@1"}]}}
                                """.formatted(first.run().id())),
                        JSON.readTree("""
                                {"run":"%s","policy":{"policy":"p","rules":[{"dataset":"e@3"}]}}
                                """.formatted(second.run().id())),
                        JSON.readTree("""
                                {"model":"rm@2","policy":{"policy":"p","rules":[{"dataset":"e@2"}]}}"""));
        assertThat(decision)
                .isEqualTo(new Gate.Decision("FAIL", "FAIL: FLOOR on e@3 (all): so; FLOOR on e@2 (all): so"));
    }

    @Test
    void aPolicyAboutNoneOfTheRunsIsAskedAsItIs() throws Exception {
        JsonNode policy = JSON.readTree("{\"rules\":[{\"dataset\":\"dd\"}]}");
        assertThat(gate().decide(MODEL, List.of(first), policy).word()).isEqualTo("PASS");
        assertThat(asked)
                .containsExactly(JSON.createObjectNode().put("model", "rm@2").set("policy", policy));
    }

    @Test
    void aRunIsCompleteWhenItHasEndedThereAndEveryVerdictIsIn() {
        assertThat(gate().hasAll(List.of(first, second))).isTrue();
        metrics = metrics.replace("\"attempted\":3", "\"attempted\":4");
        assertThat(gate().hasAll(List.of(first))).isFalse();
        metrics = metrics.replace("\"attempted\":4", "\"attempted\":3").replace("COMPLETED", "RUNNING");
        assertThat(gate().hasAll(List.of(first))).isFalse();
        status = 404;
        assertThat(gate().hasAll(List.of(first))).isFalse();
    }

    private AggregatorGate gate() {
        WatchConfig config = mock(WatchConfig.class);
        when(config.aggregatorUrl())
                .thenReturn("http://127.0.0.1:" + aggregator.getAddress().getPort());
        return new AggregatorGate(config, ServiceToken.NONE);
    }

    private static RunStatus run(String dataset, int version) {
        Run run = new Run(UUID.randomUUID(), null, null, null, null, 1, null, null, 1, null, null, null, 1);
        return new RunStatus(run, dataset, version, null, 0, 0, 0, 0, 0, 0, null, null, null, null);
    }
}
