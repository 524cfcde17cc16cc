package dev.longform.aggregator.domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.RunEvents;
import dev.longform.aggregator.domain.Counts;
import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.contracts.RunState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the paper reports stands beside numbers on the paper's own dataset only. */
class PaperSamplesTest {
    private static final String JUDGE = "openai/gpt-4.1-2025-04-14";
    private static final Map<String, Long> SUBSETS =
            Map.of("QA", 1L, "RAG", 1L, "Chat", 1L, "Writing", 1L, "Reasoning", 1L);

    /** In thousandths. */
    @Test
    void thePapersDatasetHasTheFiguresOfAModelThatThePaperHas() {
        List<Sample> samples = paper("longform-rewardbench", JUDGE, SUBSETS);

        assertThat(samples.stream()
                        .collect(Collectors.toMap(
                                sample -> sample.labels().get("subset"), sample -> Math.round(sample.value() * 1000))))
                .isEqualTo(
                        Map.of("all", 746L, "QA", 580L, "RAG", 706L, "Chat", 805L, "Writing", 781L, "Reasoning", 784L));
        assertThat(samples).allSatisfy(sample -> assertThat(sample.labels())
                .containsEntry("dataset", "longform-rewardbench")
                .containsEntry("version", "3")
                .containsEntry("model", JUDGE)
                .containsEntry("revision", "1"));
    }

    @Test
    void noOtherDatasetOrModelHasAny() {
        assertThat(paper("mine", JUDGE, SUBSETS)).isEmpty();
        assertThat(paper("longform-rewardbench", JUDGE, Map.of("QA", 1L, "Chat", 1L)))
                .isEmpty();
        assertThat(paper("longform-rewardbench", "mine", SUBSETS)).isEmpty();
    }

    private static List<Sample> paper(String dataset, String model, Map<String, Long> subsets) {
        RunNumbers numbers = RunNumbers.of(
                new KnownRun(
                        RunEvents.run("r")
                                .dataset(dataset, 3)
                                .model(model)
                                .subsets(subsets)
                                .state(RunState.COMPLETED, 1)
                                .build(),
                        1,
                        1,
                        RunEvents.CREATED),
                Map.of("QA", new Counts(Map.of())));
        Samples samples = new Samples();
        RunSamples.quality(samples, numbers, RunEvents.CREATED);
        return samples.all().stream()
                .filter(sample -> sample.metric() == Metric.PAPER)
                .toList();
    }
}
