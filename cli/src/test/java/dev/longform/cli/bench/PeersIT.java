package dev.longform.cli.bench;

import static dev.longform.cli.bench.SharedSystem.ITEMS;
import static dev.longform.cli.bench.SharedSystem.PATIENCE;
import static dev.longform.cli.bench.SharedSystem.classifier;
import static dev.longform.cli.bench.SharedSystem.judge;
import static dev.longform.cli.bench.SharedSystem.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.demo.TallyCheck;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.Outage;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What other evaluators of reward models get wrong, through the whole system. The numbers are those of the list of ten
 * tests worth passing; these are the ones that concern judges and endpoints.
 */
class PeersIT {
    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    private static final String QUOTED =
            "A {answer}-fold thought. Then end with your rating on a line of its own: a number"
                    + " from 0 (useless) to 10 (could not be better) in double square brackets, for example [[7]] if the"
                    + " response is good but has a fault that matters.";
    private static final int PAIRS = 5;

    private static Path needles;

    @BeforeAll
    static void aNeedleGrid() throws IOException {
        needles = SYSTEM.laboratory().session().directory().resolve("window.jsonl");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            lines.add(pair(i, 1000, "The canal has %d locks. ", 0));
            lines.add(pair(i, 8000, "The canal has %d locks. ", 7));
        }
        Files.write(needles, lines);
        SYSTEM.laboratory().importDataset("window", List.of(needles));
    }

    /** Texts of four characters a token; the sentence that differs stands behind so many thousand tokens. */
    private static String pair(int source, int length, String needle, int thousands) {
        String filler = "Word " + "abc ".repeat(999);
        String before = filler.repeat(thousands);
        String after = filler.repeat(length / 1000 - 1 - thousands) + "The end of document " + source + ".";
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("id", "needle-" + length + "-" + source)
                .put("subset", "Writing")
                .put("prompt", "Describe canal number " + source + " in " + length + " tokens.");
        line.putArray("chosen").add(before + needle.formatted(12 + source) + after);
        line.putArray("rejected").add(before + needle.formatted(90 + source) + after);
        line.putObject("needle")
                .put("aspect", "number")
                .put("length", length)
                .put("tokens", length)
                .put("bin", thousands == 0 ? 0 : 8)
                .put("bins", 10)
                .put("position", thousands * 1000.0 / length)
                .put("source", "doc-" + source);
        return line.toString();
    }

    @Test
    @DisplayName("2. The endpoint is down throughout: no accuracy, coverage 0, gate inconclusive, items can be retried")
    void anEndpointThatIsDownHasNoAccuracyAndLosesNoItem() {
        SimulatedServer server = SYSTEM.simulate(classifier().accuracy(0.8));
        SimulatedServer neighbour = SYSTEM.simulate(classifier().accuracy(0.6));
        server.goDown(Outage.REFUSE);
        String run = SYSTEM.run(server, 1);
        await().atMost(PATIENCE).until(() -> "STALLED".equals(SYSTEM.state(run)));
        await().atMost(PATIENCE)
                .until(() -> "STALLED".equals(SYSTEM.metrics(run).path("state").asText()));
        assertNothingIsKnown(run, 0.0);
        String other = SYSTEM.finished(start(neighbour, 1));
        assertThat(SYSTEM.metrics(other).path("accuracy").asDouble()).isEqualTo(0.6);

        SYSTEM.services().dataset().change(run, "cancel");
        SYSTEM.laboratory().follow(List.of(run));
        assertNothingIsKnown(run, 0.0);
        assertThat(unscored(run)).isEqualTo(ITEMS);

        server.comeBack();
        SYSTEM.services().dataset().retry(run, null, Json.MAPPER.createObjectNode());
        SYSTEM.laboratory().follow(List.of(run));
        assertThat(SYSTEM.metrics(run).path("answered").asInt()).isEqualTo(ITEMS);
        assertThat(SYSTEM.metrics(run).path("accuracy").asDouble()).isEqualTo(0.8);
    }

    /** Cancelled, or with the reason of the last attempt. */
    private static int unscored(String run) {
        int unscored = 0;
        for (JsonNode count : SYSTEM.metrics(run).path("unscored")) {
            unscored += count.asInt();
        }
        return unscored;
    }

    private static void assertNothingIsKnown(String run, double coverage) {
        JsonNode metrics = SYSTEM.metrics(run);
        assertThat(metrics.path("accuracy").isNull()).isTrue();
        assertThat(metrics.path("interval").isNull()).isTrue();
        assertThat(metrics.path("coverage").asDouble(-1)).isEqualTo(coverage);
        ObjectNode gate = Json.MAPPER.createObjectNode().put("run", run);
        gate.putObject("policy")
                .putArray("rules")
                .addObject()
                .put("dataset", SharedSystem.DEMO)
                .put("floor", 0.5);
        assertThat(SYSTEM.services().aggregator().gate(gate).path("word").asText())
                .isEqualTo("INCONCLUSIVE");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"classifier", "judge"})
    @DisplayName(
            "3. 20% unreadable answers: the accuracy of the answered ones is unchanged, coverage 80%, bounds are shown")
    void unreadableAnswersLowerTheCoverageAndLeaveTheAccuracyOfTheAnsweredOnes(String kind) {
        boolean judging = kind.equals("judge");
        SpecBuilder readable = judging ? judge() : classifier();
        SpecBuilder unreadable = judging ? judge() : classifier();
        String all = SYSTEM.finished(start(SYSTEM.simulate(readable.accuracy(0.8)), 1));
        String some =
                SYSTEM.finished(start(SYSTEM.simulate(unreadable.accuracy(0.8).unreadable(0.2, false)), 1));
        JsonNode metrics = SYSTEM.metrics(some);
        assertThat(SYSTEM.metrics(all).path("accuracy").asDouble()).isEqualTo(0.8);
        assertThat(metrics.path("accuracy").asDouble()).isEqualTo(0.8);
        assertThat(metrics.path("coverage").asDouble()).isEqualTo(0.8);
        assertThat(metrics.path("bounds").path(0).asDouble()).isEqualTo(16.0 / 25);
        assertThat(metrics.path("bounds").path(1).asDouble()).isEqualTo(21.0 / 25);
        assertThat(metrics.path("unscored")
                        .path(judging ? "UNPARSABLE" : "INVALID_SCORE")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("4. The same seed twice: identical orders and numbers. Another seed: other orders, both stored")
    void theSameSeedGivesIdenticalVerdictsAndAnotherSeedOtherOrders() {
        SimulatedServer server = SYSTEM.simulate(judge().accuracy(0.6).positionBias('A', 0.4));
        String first = SYSTEM.run(server, 5);
        String same = SYSTEM.run(server, 5);
        String other = SYSTEM.run(server, 6);
        SYSTEM.laboratory().follow(List.of(first, same, other));
        assertThat(replies(first)).hasSize(ITEMS).isEqualTo(replies(same));
        assertThat(numbers(first)).isEqualTo(numbers(same));
        assertThat(orders(first)).hasSize(ITEMS).isEqualTo(orders(same)).isNotEqualTo(orders(other));
        assertThat(orders(other)).hasSize(ITEMS).doesNotContainValue("");
    }

    @Test
    @DisplayName("5. Four rotations and a judge that always says A: 25%, and the position bias says so")
    void aJudgeThatAlwaysSaysAGetsChanceUnderAllRotationsAndIsSeen() {
        SimulatedServer server = SYSTEM.simulate(judge().positionBias('A', 1.0));
        JsonNode metrics = SYSTEM.metrics(SYSTEM.finished(start(server, 1).put("rotations", "all")));
        assertThat(metrics.path("outcomes").path("MIXED").asInt()).isEqualTo(ITEMS);
        assertThat(metrics.path("subsets").path("QA").path("accuracy").asDouble())
                .isEqualTo(0.25);
        assertThat(metrics.path("positionBias").path("4").asDouble()).isEqualTo(0.75);
        assertThat(metrics.path("consistency").asDouble()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"VLLM_CLASSIFY", "VLLM_SCORE", "LLAMA_SERVER", "VLLM_CHAT"})
    @DisplayName("7. A needle beyond the model's window is truncated, not tied")
    void aNeedleBeyondTheWindowIsTruncated(Dialect dialect) {
        SpecBuilder blind = SimulatedSpec.builder("simulated:", dialect)
                .maxModelLen(4000)
                .window(3000)
                .traps("overflow: cut-at-limit");
        SimulatedServer server = SYSTEM.simulate(blind, List.of(needles));
        ObjectNode start = start(server, 1).put("dataset", "window");
        String strict = SYSTEM.finished(start.deepCopy());
        String lenient = SYSTEM.finished(start.put("allowTruncation", true));

        JsonNode metrics = SYSTEM.metrics(strict);
        assertThat(metrics.path("unscored").path("TRUNCATED").asInt()).isEqualTo(PAIRS);
        assertThat(metrics.path("ties").asInt()).isZero();
        assertThat(metrics.path("answered").asInt()).isEqualTo(PAIRS);
        assertThat(metrics.path("accuracy").asDouble()).isEqualTo(1.0);
        assertThat(metrics.path("truncationUnknown").asInt()).isZero();
        assertThat(cell(strict, 8000, "truncated")).isEqualTo("5");
        assertThat(cell(strict, 8000, "accuracy")).isEqualTo("null");
        assertThat(cell(strict, 1000, "accuracy")).isEqualTo("1.0");
        assertThat(SYSTEM.metrics(lenient).path("truncated").asInt()).isEqualTo(PAIRS);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("7/10", judge().answer("A fair answer.\n\n{answer}/10"), null),
                Arguments.of("**8**", judge().answer("**{answer}**"), null),
                Arguments.of("7.5", judge().ratingNoise(0.4).answer("Rating: {answer}"), null),
                Arguments.of("quoted format text", judge().answer(QUOTED), "UNPARSABLE"),
                Arguments.of("two verdicts", judge().answer("[[{answer}]]\n[[0.5]]"), "AMBIGUOUS"),
                Arguments.of("another scale", judge().answer("[[{answer}/100]]"), "INVALID_SCORE"),
                Arguments.of("an empty answer", judge().empty(1), "EMPTY"),
                Arguments.of("a refusal", judge().refusals(1), "REFUSED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    @DisplayName("8. 7/10, **8**, 7.5, quoted format text, two verdicts, an empty answer, a refusal: each its outcome")
    void everySortOfAnswerHasItsOutcome(String sort, SpecBuilder judge, String reason) {
        SimulatedServer server = SYSTEM.simulate(judge);
        String run = SYSTEM.finished(start(server, 1).put("protocol", "rating"));
        JsonNode metrics = SYSTEM.metrics(run);
        if (reason == null) {
            assertThat(TallyCheck.of(metrics, server.tally()).differences()).isEmpty();
            assertThat(metrics.path("answered").asInt()).isEqualTo(ITEMS);
            assertThat(metrics.path("accuracy").asDouble()).isEqualTo(1.0);
        } else {
            assertThat(metrics.path("unscored").path(reason).asInt()).isEqualTo(ITEMS);
            assertThat(metrics.path("accuracy").isNull()).isTrue();
        }
    }

    private static String cell(String run, int length, String number) {
        JsonNode heatmap = SYSTEM.services().aggregator().heatmap(run, "number", null);
        for (JsonNode cell : heatmap.path("cells")) {
            if (cell.path("length").asInt() == length && cell.path("n").asInt() > 0) {
                return cell.path(number).asText();
            }
        }
        throw new AssertionError("no cell of length " + length + " in " + heatmap);
    }

    private static Map<String, String> replies(String run) {
        Map<String, String> replies = new TreeMap<>();
        SYSTEM.verdicts(run, null)
                .forEach(verdict -> replies.put(
                        verdict.path("itemId").asText(),
                        verdict.path("outcome").asText() + verdict.path("credit") + verdict.path("replies")));
        return replies;
    }

    private static Map<String, String> orders(String run) {
        Map<String, String> orders = new TreeMap<>();
        SYSTEM.verdicts(run, null)
                .forEach(verdict -> orders.put(
                        verdict.path("itemId").asText(),
                        verdict.path("replies").path(0).path("order").toString()));
        return orders;
    }

    private static List<JsonNode> numbers(String run) {
        JsonNode metrics = SYSTEM.metrics(run);
        return Stream.of("accuracy", "interval", "outcomes", "slots", "subsets", "positionBias", "lengthBias", "macro")
                .map(metrics::path)
                .toList();
    }
}
