package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ConfiguredSecrets;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.Secrets;
import dev.longform.platform.EventWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A judge that was given a key and writes it into its answer: no verdict carries it on. */
class RedactionTest {
    private static final String KEY = "sk-4f1c9ad2/verdict";

    private final FakeWriter writer = new FakeWriter();
    private final Secrets secrets =
            new Secrets(new ConfiguredSecrets(name -> Optional.of(KEY), name -> Optional.of("127.0.0.1")));
    private HttpServer server;

    @BeforeEach
    void startAJudgeThatEchoes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = JsonNodeFactory.instance
                    .objectNode()
                    .put("text", "You said " + exchange.getRequestHeaders().getFirst("Authorization") + ". [[A]]")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aKeyInAJudgesTextIsTakenOutAndTheRestOfTheReplyStays() {
        Verdict verdict = verdict(text -> Evaluation.unscored(Reason.UNPARSABLE, "not a verdict: " + text)
                .withReplies(List.of(
                        new Reply(List.of(1, 0), 1, null, text, true, false),
                        new Reply(
                                List.of(0), null, 7.5, text, false, true, Reason.REFUSED, AnswerFormat.CHOICE, true))));

        assertThat(new String(EventWriter.encode(verdict), StandardCharsets.UTF_8))
                .doesNotContain("sk-4f1c9ad2");
        assertThat(verdict.detail()).isEqualTo("not a verdict: You said Bearer ***. [[A]]");
        assertThat(verdict.replies())
                .containsExactly(
                        new Reply(List.of(1, 0), 1, null, "You said Bearer ***. [[A]]", true, false),
                        new Reply(
                                List.of(0),
                                null,
                                7.5,
                                "You said Bearer ***. [[A]]",
                                false,
                                true,
                                Reason.REFUSED,
                                AnswerFormat.CHOICE,
                                true));
    }

    @Test
    void aKeyInAnErrorOfTheWorkerItselfIsTakenOut() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = collector(logged);
        Logger.getLogger("").addHandler(handler);

        Verdict verdict;
        try {
            verdict = verdict(text -> {
                throw new IllegalStateException(text, new IllegalArgumentException(text));
            });
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(String.join("\n", logged))
                .contains("Item not evaluated: run=run item=i", "IllegalStateException: You said Bearer ***")
                .doesNotContain("sk-4f1c9ad2");
        assertThat(verdict.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(verdict.detail()).isEqualTo("IllegalStateException: You said Bearer ***. [[A]]");
    }

    /** Services leave out what the HTTP client says below this level, see libs/endpoints. */
    private static Handler collector(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() < Level.INFO.intValue()) {
                    return;
                }
                logged.add(new SimpleFormatter().format(entry)
                        + Arrays.toString(entry.getParameters())
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private interface Reader {
        Evaluation read(String text);
    }

    private Verdict verdict(Reader reader) {
        EndpointClient client = EndpointClient.create(CallNotesTest.endpoints(), secrets);
        new Deliveries(
                        (request, calls) -> reader.read(ask(client, calls)),
                        writer,
                        new ReliableSender(RequestConsumerTest.config()),
                        secrets,
                        new WorkerMeters(new SimpleMeterRegistry()),
                        RequestConsumerTest.config(),
                        "worker")
                .settle(RequestConsumerTest.evaluationRequest(Instant.now().plusSeconds(60)));
        return (Verdict) writer.sent.get(writer.sent.size() - 1);
    }

    private String ask(EndpointClient client, Calls calls) {
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        ModelSpec model =
                new ModelSpec("m", "1", ModelKind.GENERATIVE, "a", endpoint, "m", "key", 1, Map.of(), Map.of());
        return client.post(calls, model, "/chat", JsonNodeFactory.instance.objectNode())
                .body()
                .path("text")
                .asText();
    }
}
