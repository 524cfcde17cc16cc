package dev.longform.aggregator.domain.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaperTableTest {
    /** With them the columns give the headline of 19 rows within 0.12. */
    private static final Map<String, Integer> ITEMS =
            Map.of("QA", 226, "RAG", 235, "Chat", 313, "Writing", 320, "Reasoning", 458);

    private static final double WITHIN = 0.125;

    @Test
    void itHasTheTwentyTwoModelsBestFirst() {
        assertThat(PaperTable.rows()).hasSize(22);
        assertThat(PaperTable.rows().stream().filter(row -> row.kind() == ModelKind.GENERATIVE))
                .hasSize(6);
        assertThat(PaperTable.rows())
                .isSortedAccordingTo((a, b) -> Double.compare(b.accuracy(), a.accuracy()))
                .allSatisfy(row -> assertThat(row.subsets().keySet()).isEqualTo(ITEMS.keySet()));
        assertThat(PaperTable.rows().get(0).subsets()).containsEntry("QA", 0.875);
    }

    @Test
    void aModelIsFoundByItsOwnNameOrByItsServers() {
        assertThat(accuracy("openai/gpt-4o-2024-08-06", "gpt-4o-2024-08-06")).isEqualTo(0.609);
        assertThat(accuracy("mine", "openai/gpt-4o-2024-08-06")).isEqualTo(0.609);
        assertThat(PaperTable.of(model("simulated:judge", "gpt-4o-2024-08-06"))).isEmpty();
        assertThat(PaperTable.of(model("simulated:judge", null))).isEmpty();
    }

    private static double accuracy(String name, String served) {
        return PaperTable.of(model(name, served)).orElseThrow().accuracy();
    }

    private static ModelSpec model(String name, String served) {
        return new ModelSpec(name, "1", ModelKind.GENERATIVE, "openai-chat", null, served, null, 1, Map.of(), Map.of());
    }

    @Test
    void exactlyTheRowsThatDoNotAddUpCarryARemarkWithTheDifference() {
        List<PaperRow> odd = PaperTable.rows().stream()
                .filter(row -> Math.abs(difference(row)) > WITHIN)
                .toList();

        assertThat(odd).hasSize(3);
        assertThat(PaperTable.rows().stream().filter(row -> row.remark().isPresent()))
                .containsExactlyElementsOf(odd);
        assertThat(odd).allSatisfy(row -> assertThat(row.remark().orElseThrow())
                .startsWith(String.format(
                        Locale.ROOT,
                        "the paper states a score %.1f below what its own columns give",
                        -difference(row))));
    }

    /** The headline less the mean over all items, in percentage points. */
    private static double difference(PaperRow row) {
        double sum = row.subsets().entrySet().stream()
                .mapToDouble(subset -> subset.getValue() * ITEMS.get(subset.getKey()))
                .sum();
        int items = ITEMS.values().stream().mapToInt(n -> n).sum();
        return 100 * (row.accuracy() - sum / items);
    }
}
