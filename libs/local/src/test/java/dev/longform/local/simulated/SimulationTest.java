package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    @TempDir
    private Path directory;

    private Path spec;
    private Path dataset;

    @BeforeEach
    void writeFiles() throws IOException {
        spec = Files.writeString(directory.resolve("spec.yaml"), """
                servers:
                  - {name: "simulated:rm", dialect: vllm-classify, model: rm, accuracy: 0.8}
                  - {name: "simulated:judge", dialect: openai-chat, slots: 16, latencyMs: 100}
                """);
        dataset = Files.writeString(
                directory.resolve("d.jsonl"),
                "{\"id\":\"1\",\"subset\":\"QA\",\"prompt\":\"P\",\"chosen\":[\"a\"],\"rejected\":[\"b\"]}\n");
    }

    @Test
    void theModelFileSaysWhatTheRegistryNeeds() throws IOException {
        Path models = directory.resolve("models.yaml");
        try (Simulation simulation = Simulation.start(spec, List.of(dataset), Optional.of(models))) {
            JsonNode all = new ObjectMapper(new YAMLFactory())
                    .readTree(models.toFile())
                    .path("models");

            assertThat(all).hasSize(2);
            JsonNode rm = all.get(0);
            assertThat(rm.path("name").asText()).isEqualTo("simulated:rm");
            assertThat(rm.path("revision").isTextual()).isTrue();
            assertThat(rm.path("kind").asText()).isEqualTo("classifier");
            assertThat(rm.path("adapter").asText()).isEqualTo("vllm-classify");
            assertThat(rm.path("endpoint").asText())
                    .isEqualTo(simulation.servers().server("simulated:rm").endpoint());
            assertThat(rm.path("model").asText()).isEqualTo("rm");
            assertThat(rm.path("maxConcurrency").asInt()).isEqualTo(80);
            assertThat(rm.at("/tags/simulated").asText()).isEqualTo("true");
            assertThat(all.get(1).path("kind").asText()).isEqualTo("generative");
            assertThat(all.get(1).path("maxConcurrency").asInt()).isEqualTo(20);
        }
    }

    @Test
    void everyServerHasALineWithItsTally() throws IOException {
        try (Simulation simulation = Simulation.start(spec, List.of(dataset), Optional.empty())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            simulation.describe(new PrintStream(out, true, StandardCharsets.UTF_8));

            SimulatedServer judge = simulation.servers().server("simulated:judge");
            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .hasSize(3)
                    .contains("1 items known")
                    .contains("simulated:judge   " + judge.endpoint() + "   tally: " + judge.tallyUrl());
        }
    }

    @Test
    void aFileWithoutItemsIsRefused() throws IOException {
        Path empty = Files.writeString(directory.resolve("e.jsonl"), "\n");

        assertThatThrownBy(() -> Simulation.start(spec, List.of(empty), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no item");
    }
}
