package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFileTest {
    @TempDir
    private Path directory;

    @Test
    void everyFieldIsRead() throws IOException {
        SimulatedSpec spec = read("""
                        servers:
                          - name: "simulated:judge"
                            dialect: openai-chat
                            port: 9001
                            adminPort: 9002
                            model: judge
                            seed: 7
                            slots: 16
                            latencyMs: 100
                            maxConcurrency: 24
                            maxModelLen: 4096
                            accuracy: {QA: 0.9, other: 0.5}
                            accuracyBy: chance
                            positionBias: {slot: B, share: 0.3}
                            unreadable: 0.05
                            repairable: true
                            refusals: 0.01
                            empty: 0.02
                            ties: 0.04
                            ratingNoise: 0.2
                            failures: {http500: 0.1, http429: 0.2, timeout: 0.05, firstTries: 2, retryAfterSeconds: 3}
                            answer: "Best: {answer}"
                            unreadableAnswer: "Hm."
                            window: 900
                            traps: {labels: 2, errors: [{kind: loading, share: 0.5, firstTries: 1, retryAfter: date}]}
                            speech: {thinking: "Well.", thinkingIn: block, refusedParameters: [seed]}
                            editor: {unreadable: 0.1, oneSided: 0.2}
                        """).get(0);

        assertThat(spec)
                .isEqualTo(new SimulatedSpec(
                        "simulated:judge",
                        Dialect.OPENAI_CHAT,
                        9001,
                        9002,
                        "judge",
                        7,
                        16,
                        100,
                        24,
                        4096,
                        new Behaviour(
                                new Accuracy(0.5, Map.of("QA", 0.9, "other", 0.5)),
                                AccuracyBy.CHANCE,
                                new PositionBias('B', 0.3),
                                0.05,
                                true,
                                0.01,
                                0.02,
                                0.04,
                                0.2,
                                new Failures(0.1, 0.2, 0.05, 2, 3),
                                "Best: {answer}",
                                "Hm."),
                        900,
                        new Traps(
                                null,
                                null,
                                null,
                                2,
                                false,
                                false,
                                null,
                                null,
                                1,
                                0,
                                0,
                                List.of(new ErrorTrap(
                                        Problem.LOADING,
                                        0.5,
                                        1,
                                        null,
                                        null,
                                        ErrorTrap.Body.OWN,
                                        ErrorTrap.RetryAfter.DATE,
                                        1000))),
                        new Speech("Well.", Speech.ThinkingIn.BLOCK, null, null, null, List.of("seed"), false),
                        new EditorSpec(0.1, 0, 0, 0.2, 0, 0, 0)));
    }

    @Test
    void whatIsNotStatedHasADefault() throws IOException {
        SimulatedSpec spec = read("servers: [{name: 'simulated:rm', dialect: vllm-classify, accuracy: 0.8, slots: 16}]")
                .get(0);

        assertThat(spec.model()).isEqualTo("simulated:rm");
        assertThat(spec.maxConcurrency()).isEqualTo(20);
        assertThat(spec.behaviour().accuracy().of("QA")).isEqualTo(0.8);
        assertThat(spec.behaviour().failures()).isEqualTo(Failures.NONE);
    }

    @Test
    void aNameThatCouldBeAModelIsRefused() {
        assertThatThrownBy(() -> read("servers: [{name: 'gpt-5', dialect: openai-chat}]"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("spec.yaml, server 1: name must begin with 'simulated:', not be 'gpt-5'");
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> read("servers: [{name: 'simulated:x', dialect: openai-chat, acuracy: 1}]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("acuracy");
    }

    @Test
    void sharesAddUpToOneAtMost() {
        assertThatThrownBy(() ->
                        read("servers: [{name: 'simulated:x', dialect: openai-chat, unreadable: 0.6, refusals: 0.6}]"))
                .hasMessageContaining("add up to more than 1");
    }

    @Test
    void aSubsetWithoutAnAccuracyIsNamed() {
        SimulatedSpec spec = SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY)
                .accuracy(new Accuracy(0, Map.of("QA", 0.9)))
                .build();

        assertThatThrownBy(() -> new Plan(spec, Items.dataset(Items.of("Chat", 2))))
                .hasMessage("accuracy names no subset Chat; add it, or 'other'");
    }

    private List<SimulatedSpec> read(String yaml) throws IOException {
        return SpecFile.read(Files.writeString(directory.resolve("spec.yaml"), yaml));
    }
}
