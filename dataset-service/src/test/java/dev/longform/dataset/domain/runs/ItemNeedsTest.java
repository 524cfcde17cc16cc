package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Prices;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.RunEstimate.Range;
import dev.longform.dataset.persistence.BudgetRepository.ShapeCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemNeedsTest {
    private static final ItemShape FOUR = new ItemShape(4, 1, 8000);

    @Test
    void aClassifierIsAskedAboutEachCandidateOrAboutAllAtOnce() {
        assertThat(ItemNeeds.of(classifier("vllm-classify"), scores(), FOUR)).isEqualTo(new ItemNeeds(4, 12, 2000, 0));
        for (String whole : List.of("tei", "llama-server", "vllm-score", "sglang")) {
            assertThat(ItemNeeds.of(classifier(whole), scores(), FOUR)).isEqualTo(new ItemNeeds(1, 12, 2000, 0));
        }
    }

    @Test
    void aModelInProcessCallsNobody() {
        ModelSpec builtin = new ModelSpec(
                "m", "1", ModelKind.CLASSIFIER, "builtin:length", null, null, null, 2, Map.of(), Map.of());
        assertThat(ItemNeeds.of(builtin, scores(), FOUR)).isEqualTo(new ItemNeeds(0, 0, 0, 0));
    }

    @Test
    void aJudgeIsAskedOnceAnOrderAndMayHaveToRepeatItself() {
        assertThat(ItemNeeds.of(judge(), protocol(ProtocolName.SELECTION, Rotations.BOTH), FOUR))
                .isEqualTo(new ItemNeeds(2, 12, 4600, 200));
        assertThat(ItemNeeds.of(judge(), protocol(ProtocolName.SELECTION, Rotations.ALL), FOUR)
                        .calls())
                .isEqualTo(4);
        assertThat(ItemNeeds.of(judge(), protocol(ProtocolName.RATING, Rotations.NONE), FOUR))
                .isEqualTo(new ItemNeeds(4, 24, 3200, 400));
        assertThat(ItemNeeds.of(judge(), protocol(ProtocolName.PAIRWISE, Rotations.NONE), FOUR))
                .isEqualTo(new ItemNeeds(6, 36, 7800, 600));
    }

    @Test
    void anEstimateAddsUpTheItems() {
        RunEstimate estimate = Estimates.of(
                judge(),
                protocol(ProtocolName.SELECTION, Rotations.NONE),
                List.of(new ShapeCount(FOUR, 10)),
                2000,
                new Budget(59L, null, null));
        assertThat(estimate.items()).isEqualTo(10);
        assertThat(estimate.calls()).isEqualTo(new Range(10, 60));
        assertThat(estimate.promptTokens()).isEqualTo(new Range(23_000, 138_000));
        assertThat(estimate.completionTokens()).isEqualTo(new Range(10, 6_000));
        assertThat(estimate.cost().least()).isEqualByComparingTo("0.0461");
        assertThat(estimate.cost().most()).isEqualByComparingTo("0.336");
        assertThat(estimate.seconds()).isEqualTo(5);
        assertThat(estimate.fits()).isFalse();
        assertThat(estimate.mayFit()).isTrue();
    }

    @Test
    void whatTheLeastPassesCannotFit() {
        RunEstimate estimate = Estimates.of(
                judge(),
                protocol(ProtocolName.SELECTION, Rotations.NONE),
                List.of(new ShapeCount(FOUR, 10)),
                2000,
                new Budget(9L, null, null));
        assertThat(estimate.mayFit()).isFalse();
    }

    private static ModelSpec classifier(String adapter) {
        return new ModelSpec("m", "1", ModelKind.CLASSIFIER, adapter, "http://h", null, null, 4, Map.of(), Map.of());
    }

    private static ModelSpec judge() {
        return new ModelSpec(
                "m",
                "1",
                ModelKind.GENERATIVE,
                "openai-chat",
                "http://h",
                "m",
                null,
                4,
                Map.of(),
                Map.of(),
                new Prices("USD", new BigDecimal("2"), null, new BigDecimal("10"), null));
    }

    private static ProtocolSpec scores() {
        return new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, false);
    }

    private static ProtocolSpec protocol(ProtocolName name, Rotations rotations) {
        return new ProtocolSpec(name, "t@1", rotations, new Decoding(0, 1, 100), false);
    }
}
