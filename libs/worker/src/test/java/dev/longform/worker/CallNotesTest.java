package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.longform.contracts.CallBegun;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.EndpointsConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallNotesTest {
    private static final byte[] ANSWER = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

    private final FakeWriter writer = new FakeWriter();
    private final List<Integer> notesAtCall = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startAServerThatFailsAtFirst() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            notesAtCall.add(writer.sent.size());
            exchange.sendResponseHeaders(notesAtCall.size() == 1 ? 503 : 200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theBrokerHasANoteOfEveryCallBeforeTheCallIsMade() {
        writer.refusals.add(new TimeoutException("away"));

        settle();

        assertThat(notesAtCall).containsExactly(1, 2, 3);
        assertThat(writer.sent).hasSize(4);
        Verdict verdict = (Verdict) writer.sent.get(3);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(verdict.usage().calls()).isEqualTo(3);
        for (int call = 1; call <= 3; call++) {
            CallBegun note = (CallBegun) writer.sent.get(call - 1);
            assertThat(note).isEqualTo(new CallBegun("run", 1, "i", 2, verdict.delivery(), call, note.at()));
        }
    }

    /** One request whose evaluation asks two questions, the first of which is asked again. */
    private void settle() {
        EndpointClient client = EndpointClient.create(endpoints(), RequestConsumerTest.secrets());
        Deliveries deliveries = new Deliveries(
                (request, calls) -> {
                    ask(client, calls);
                    ask(client, calls);
                    return Evaluation.unscored(Reason.UNPARSABLE, "no answer");
                },
                writer,
                new ReliableSender(RequestConsumerTest.config()),
                RequestConsumerTest.secrets(),
                new WorkerMeters(new SimpleMeterRegistry()),
                RequestConsumerTest.config(),
                "worker");
        EvaluationRequest request =
                RequestConsumerTest.evaluationRequest(Instant.now().plusSeconds(60));
        deliveries.settle(request);
    }

    private void ask(EndpointClient client, Calls calls) {
        String endpoint = "http://localhost:" + server.getAddress().getPort();
        ModelSpec model =
                new ModelSpec("m", "1", ModelKind.CLASSIFIER, "a", endpoint, "m", null, 1, Map.of(), Map.of());
        client.post(calls, model, "/classify", JsonNodeFactory.instance.objectNode());
    }

    static EndpointsConfig endpoints() {
        Duration wait = Duration.ofMillis(1);
        return new Settings(
                Duration.ofSeconds(10), 1000, Optional.empty(), false, new Retries(3, wait, Duration.ofSeconds(1)));
    }

    private record Settings(
            Duration connectTimeout,
            long maxResponseBytes,
            Optional<List<String>> allowedHosts,
            boolean refuseLocalAddresses,
            EndpointsConfig.Retry retry)
            implements EndpointsConfig {}

    private record Retries(int maxTries, Duration firstWait, Duration maxTotalWait) implements EndpointsConfig.Retry {}
}
