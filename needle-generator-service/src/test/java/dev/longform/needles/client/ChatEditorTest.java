package dev.longform.needles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.EditingTask;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.EndpointsConfig;
import dev.longform.endpoints.SecretSource;
import dev.longform.endpoints.Secrets;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.needles.domain.editing.EditingFailedException;
import dev.longform.needles.domain.editing.EditorModel.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatEditorTest {
    private static final String NAME = "simulated:editor";
    private static final Decoding DECODING = new Decoding(0, 1, 500);
    private static final List<Message> QUESTION = List.of(new Message("user", "A pair, please."));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EndpointClient client;
    private ChatEditor editor;

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        EndpointsConfig config = new SmallRyeConfigBuilder()
                .withMapping(EndpointsConfig.class)
                .withDefaultValue("longform.endpoints.retry.first-wait", "PT0.01S")
                .build()
                .getConfigMapping(EndpointsConfig.class);
        Secrets secrets = new Secrets(new SecretSource() {
            @Override
            public Optional<String> value(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<String> hosts(String name) {
                return Optional.empty();
            }
        });
        client = EndpointClient.create(config, secrets);
        editor = new ChatEditor(client, secrets, new EditorSlots(), meters);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void anAnswerComesWithItsTokensAndIsCounted() throws Exception {
        try (SimulatedServer server = server("{}")) {
            Written written = ask(server, "openai-chat", null, Instant.now().plusSeconds(30));

            assertThat(written.text()).startsWith("TRUE: ").contains("\nFALSE: ");
            assertThat(written.problem()).isNull();
            assertThat(written.promptTokens()).isEqualTo(8);
            assertThat(written.completionTokens()).isEqualTo((written.text().length() + 3) / 4);
            assertThat(meters.timer("longform.editor.calls", "result", "answered")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerThatFailsIsTriedThreeTimesAndIsAFailure() throws Exception {
        try (SimulatedServer server = server("{failing: 1}")) {
            assertThatThrownBy(
                            () -> ask(server, "vllm-chat", null, Instant.now().plusSeconds(30)))
                    .isInstanceOfSatisfying(EditingFailedException.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.ENDPOINT_ERROR));
            assertThat(server.tally().failedCalls()).isEqualTo(3);
        }
    }

    @Test
    void aSecretThatTheWorkerMayNotSendThereIsAFailureWithoutACall() throws Exception {
        try (SimulatedServer server = server("{}")) {
            assertThatThrownBy(() ->
                            ask(server, "openai-chat", "KEY", Instant.now().plusSeconds(30)))
                    .isInstanceOfSatisfying(EditingFailedException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
                        assertThat(failure).hasMessageContaining("longform.secrets.hosts.KEY");
                    });
            assertThat(server.tally().calls()).isZero();
        }
    }

    @Test
    void noCallIsMadeAfterTheDeadline() throws Exception {
        try (SimulatedServer server = server("{}")) {
            assertThatThrownBy(
                            () -> ask(server, "openai-chat", null, Instant.now().minusSeconds(1)))
                    .isInstanceOfSatisfying(EditingFailedException.class, failure -> assertThat(
                                    failure.reason().retriedAutomatically())
                            .isTrue());
            assertThat(server.tally().calls()).isZero();
        }
    }

    @Test
    void anotherProtocolThanChatCompletionsIsNotSpoken() throws Exception {
        try (SimulatedServer server = server("{}")) {
            assertThatThrownBy(() -> ask(
                            server, "anthropic-messages", null, Instant.now().plusSeconds(30)))
                    .isInstanceOf(EditingFailedException.class)
                    .hasMessage("an editor is asked by chat completions, not by anthropic-messages");
        }
    }

    private Written ask(SimulatedServer server, String adapter, String secret, Instant deadline) {
        ModelSpec model = new ModelSpec(
                NAME,
                "1",
                ModelKind.GENERATIVE,
                adapter,
                server.endpoint() + "/v1",
                NAME,
                secret,
                1,
                Map.of(),
                Map.of());
        return editor.open(new EditingTask(model, deadline, 1)).ask(DECODING, QUESTION);
    }

    private SimulatedServer server(String behaviour) throws IOException {
        Path file = Files.writeString(
                directory.resolve("items.jsonl"),
                "{\"id\": \"1\", \"subset\": \"QA\", \"prompt\": \"p\", \"chosen\": [\"a\"], \"rejected\": [\"b\"]}\n");
        return SimulatedServer.start(
                SimulatedSpec.builder(NAME, Dialect.OPENAI_CHAT)
                        .editor(behaviour)
                        .build(),
                SimulatedDataset.read(List.of(file)));
    }
}
