package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuotaTest {
    @Test
    void aShareIsRoundedToTheNearestNumberHalvesUp() {
        assertThat(Quota.count(0.05, 933)).isEqualTo(47);
        assertThat(Quota.count(0.29, 100)).isEqualTo(29);
        assertThat(Quota.count(0.5, 5)).isEqualTo(3);
        assertThat(Quota.count(1, 7)).isEqualTo(7);
    }

    @Test
    void theLargestRemaindersGetWhatIsLeft() {
        // 0.8 of 3, 4 and 6 is 2.4, 3.2 and 4.8, in all 10.4, so 10: 2 + 3 + 4, and one more for C
        assertThat(Quota.apportion(Map.of("A", 3, "B", 4, "C", 6), subset -> 0.8))
                .isEqualTo(Map.of("A", 2, "B", 3, "C", 5));
    }

    @Property
    void theSubsetsAddUpToTheShareOfAll(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(max = 300) int a,
            @ForAll @IntRange(max = 300) int b,
            @ForAll @IntRange(max = 300) int c) {
        Map<String, Integer> counts = Quota.apportion(Map.of("A", a, "B", b, "C", c), subset -> share);

        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(Quota.count(share, a + b + c));
        assertThat(counts.get("A")).isBetween((int) Math.floor(share * a), (int) Math.ceil(share * a + 1e-9));
    }

    @Test
    void everyShareFallsOnExactlyItsNumberOfItems() {
        SimulatedDataset dataset = Items.dataset(Items.of("QA", 60), Items.of("Chat", 40));
        Plan plan = plan(dataset, 1);

        assertThat(count(dataset, plan, d -> d.reply() == Reply.UNREADABLE)).isEqualTo(5);
        assertThat(count(dataset, plan, d -> d.reply() == Reply.REFUSED)).isEqualTo(3);
        assertThat(count(dataset, plan, d -> d.reply() == Reply.EMPTY)).isEqualTo(2);
        assertThat(count(dataset, plan, Decision::biased)).isEqualTo(30);
        assertThat(count(dataset, plan, d -> d.failure()
                        .filter(trap -> trap.kind() == Problem.SERVER_ERROR)
                        .isPresent()))
                .isEqualTo(10);
        assertThat(count(dataset, plan, d -> d.failure()
                        .filter(trap -> trap.kind() == Problem.RATE_LIMITED)
                        .isPresent()))
                .isEqualTo(7);
        // 60 are readable and not biased: 42 right, 6 tied
        assertThat(count(dataset, plan, d -> isByOpinion(d) && d.opinion() == Opinion.RIGHT))
                .isEqualTo(42);
        assertThat(count(dataset, plan, d -> isByOpinion(d) && d.opinion() == Opinion.TIED))
                .isEqualTo(6);
    }

    @Test
    void anotherSeedChoosesOtherItemsAndTheSameSeedTheSame() {
        SimulatedDataset dataset = Items.dataset(Items.of("QA", 60), Items.of("Chat", 40));

        assertThat(unreadable(dataset, 1)).isEqualTo(unreadable(dataset, 1)).isNotEqualTo(unreadable(dataset, 2));
    }

    @Test
    void byChanceTheShareVariesAroundTheStatedOne() {
        SimulatedDataset dataset = Items.dataset(Items.of("QA", 100));
        Set<Long> counts = new HashSet<>();
        double sum = 0;
        for (int seed = 0; seed < 100; seed++) {
            SimulatedSpec spec = SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY)
                    .accuracy(0.8)
                    .accuracyBy(AccuracyBy.CHANCE)
                    .seed(seed)
                    .build();
            long right = count(dataset, new Plan(spec, dataset), d -> d.opinion() == Opinion.RIGHT);
            counts.add(right);
            sum += right;
        }

        // mean of 100 binomials (100, 0.8): 80 with a standard error of 0.4
        assertThat(sum / 100).isBetween(78.4, 81.6);
        assertThat(counts).hasSizeGreaterThan(8);
    }

    private static Plan plan(SimulatedDataset dataset, long seed) {
        return new Plan(
                SimulatedSpec.builder("simulated:j", Dialect.OPENAI_CHAT)
                        .seed(seed)
                        .accuracy(0.7)
                        .ties(0.1)
                        .unreadable(0.05, false)
                        .refusals(0.03)
                        .empty(0.02)
                        .positionBias('A', 0.3)
                        .failures(new Failures(0.1, 0.07, 0, 2, 1))
                        .build(),
                dataset);
    }

    private static boolean isByOpinion(Decision decision) {
        return decision.reply() == Reply.READABLE && !decision.biased();
    }

    private static long count(SimulatedDataset dataset, Plan plan, java.util.function.Predicate<Decision> condition) {
        return dataset.items().stream().map(plan::of).filter(condition).count();
    }

    private static Set<String> unreadable(SimulatedDataset dataset, long seed) {
        Plan plan = plan(dataset, seed);
        List<SimulatedItem> items = dataset.items();
        return items.stream()
                .filter(item -> plan.of(item).reply() == Reply.UNREADABLE)
                .map(SimulatedItem::id)
                .collect(Collectors.toSet());
    }
}
