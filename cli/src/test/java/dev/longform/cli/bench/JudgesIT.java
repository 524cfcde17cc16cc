package dev.longform.cli.bench;

import static dev.longform.cli.bench.SharedSystem.ITEMS;
import static dev.longform.cli.bench.SharedSystem.judge;
import static dev.longform.cli.bench.SharedSystem.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.local.simulated.SimulatedServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What judges are asked besides a selection, through the whole system. */
class JudgesIT {
    private static final String HALF = """
            id: half-scale
            version: 1
            protocol: rating
            parser: bracketed-rating
            scale: {min: 0, max: 5}
            example: "Good. [[4]]"
            system: You rate answers.
            user: "Code {{nonce}}. {{prompt}} {{response}} End with a number from 0 to 5, such as [[4]] if it is good."
            repair: "Answer with a number from 0 to 5 only, such as [[4]] if it is good."
            """;

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @Test
    void everyChosenIsHeldAgainstEveryRejectedInBothOrders() {
        SimulatedServer good = SYSTEM.simulate(judge().accuracy(0.8));
        SimulatedServer biased = SYSTEM.simulate(judge().positionBias('A', 1.0));
        String run = SYSTEM.finished(start(good, 1).put("protocol", "pairwise"));
        String always = SYSTEM.finished(start(biased, 1).put("protocol", "pairwise"));

        JsonNode metrics = SYSTEM.metrics(run);
        assertThat(metrics.path("answered").asInt()).isEqualTo(ITEMS);
        assertThat(metrics.path("outcomes").path("CORRECT").asInt()).isEqualTo(20);
        assertThat(metrics.path("accuracy").asDouble()).isEqualTo(0.8);
        long comparisons = 0;
        for (JsonNode verdict : SYSTEM.verdicts(run, null)) {
            int rejected = verdict.path("facts").path("chosen").size() - 1;
            assertThat(verdict.path("replies")).hasSize(2 * rejected);
            assertThat(verdict.path("template").asText()).isEqualTo("pairwise-default@1");
            comparisons += 2L * rejected;
        }
        assertThat(metrics.path("usage").path("calls").asLong())
                .isEqualTo(comparisons)
                .isEqualTo(good.tally().calls());
        JsonNode tied = SYSTEM.metrics(always);
        assertThat(tied.path("ties").asInt()).isEqualTo(ITEMS);
        assertThat(tied.path("subsets").path("QA").path("accuracy").asDouble()).isEqualTo(0.25);
        assertThat(tied.path("positionBias").path("2").asDouble()).isEqualTo(0.5);
    }

    @Test
    void textsThatAreReadAgainBecomeARevisionAndTheOldOneStaysReadable() {
        SYSTEM.services().dataset().addTemplate(HALF.getBytes(StandardCharsets.UTF_8));
        SimulatedServer server = SYSTEM.simulate(judge().accuracy(0.8));
        String run = SYSTEM.finished(start(server, 1).put("protocol", "rating"));
        JsonNode before = SYSTEM.metrics(run);
        JsonNode verdicts = SYSTEM.verdicts(run, null);
        long calls = server.tally().calls();

        JsonNode same = reparse(run, null, false);
        JsonNode shown = reparse(run, "half-scale@1", false);
        assertThat(SYSTEM.metrics(run).path("runRevision").asInt()).isEqualTo(1);
        JsonNode written = reparse(run, "half-scale@1", true);
        SYSTEM.laboratory().follow(List.of(run));

        assertThat(same.path("changed").asInt()).isZero();
        assertThat(shown.path("changed").asInt())
                .isEqualTo(written.path("changed").asInt());
        assertThat(written.path("from").asInt()).isEqualTo(1);
        assertThat(written.path("revision").asInt()).isEqualTo(2);
        assertThat(server.tally().calls()).isEqualTo(calls);
        await().atMost(SharedSystem.PATIENCE)
                .until(() -> SYSTEM.metrics(run).path("runRevision").asInt() == 2);
        JsonNode after = SYSTEM.metrics(run);
        assertThat(after.path("unscored").path("INVALID_SCORE").asInt())
                .isEqualTo(written.path("changed").asInt())
                .isPositive();
        assertThat(SYSTEM.verdicts(run, 2)).hasSize(ITEMS).allSatisfy(verdict -> assertThat(
                        verdict.path("template").asText())
                .isEqualTo("half-scale@1"));
        assertThat(SYSTEM.verdicts(run, 1)).isEqualTo(verdicts);
        JsonNode old = SYSTEM.services().aggregator().metrics(run, 1).orElseThrow();
        for (String number : new String[] {"accuracy", "answered", "outcomes", "unscored", "template", "calls"}) {
            assertThat(old.path(number)).as(number).isEqualTo(before.path(number));
        }
        assertThat(SYSTEM.services().aggregator().recount(run).path("equal").asBoolean())
                .isTrue();
    }

    private static JsonNode reparse(String run, String template, boolean write) {
        ObjectNode wish = Json.MAPPER.createObjectNode().put("write", write);
        if (template != null) {
            wish.set("template", SYSTEM.services().dataset().template(template));
        }
        return SYSTEM.services().aggregator().reparse(run, wish);
    }
}
