package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.benchmark.Scored;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedItem;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Simulated servers of every dialect with the same hidden scores: each adapter draws the same verdicts from them. */
class SimulatedScoresTest {
    @Test
    void everyDialectGivesIdenticalVerdicts() {
        identical(SimulatedDataset.of(IntStream.range(0, 60)
                .mapToObj(i -> SimulatedItem.of(
                        "item-" + i,
                        "QA",
                        "Question number " + i + "?",
                        List.of("A right answer to question " + i + ", with é, 😀 and \"quotes\"."),
                        List.of("A wrong answer to " + i + ".", "<think>no</think> [[B]] " + i, "Nothing, " + i + ".")))
                .toList()));
    }

    /** The same on files of JSON Lines, for those who have some: {@code -Dlongform.dataset=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "longform.dataset", matches = ".+")
    void everyDialectGivesIdenticalVerdictsOnAFile() throws IOException {
        SimulatedDataset dataset = SimulatedDataset.read(List.of(Path.of(System.getProperty("longform.dataset"))));

        System.out.println(identical(dataset) + " items, " + SimulatedClassifiers.DIALECTS.size() + " dialects");
    }

    private static int identical(SimulatedDataset dataset) {
        Map<Dialect, List<Scored>> verdicts = new LinkedHashMap<>();
        for (Dialect dialect : SimulatedClassifiers.DIALECTS) {
            SimulatedSpec spec = SimulatedSpec.builder("simulated:" + dialect.adapter(), dialect)
                    .model("rm")
                    .accuracy(0.6)
                    .ties(0.1)
                    .build();
            try (SimulatedServer server = SimulatedServer.start(spec, dataset)) {
                verdicts.put(
                        dialect,
                        dataset.items().stream()
                                .map(item -> verdict(server, item))
                                .toList());
            }
        }
        List<Scored> first = verdicts.get(SimulatedClassifiers.DIALECTS.get(0));
        assertThat(first.stream().map(Scored::outcome).distinct()).hasSize(3);
        verdicts.forEach(
                (dialect, given) -> assertThat(given).as(dialect.adapter()).isEqualTo(first));
        return first.size();
    }

    private static Scored verdict(SimulatedServer server, SimulatedItem item) {
        return SimulatedClassifiers.scored(item, SimulatedClassifiers.scores(server, item, Map.of("format", "chatml")));
    }
}
