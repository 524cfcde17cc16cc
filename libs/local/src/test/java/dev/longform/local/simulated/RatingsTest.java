package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class RatingsTest {
    @Property(tries = 200)
    void ratingsExpressTheOpinionUnderAnyNoise(
            @ForAll long seed, @ForAll Opinion opinion, @ForAll @DoubleRange(min = 0, max = 0.4) double noise) {
        SimulatedDataset dataset = Items.dataset(Items.of("QA", 3), Items.of("Reasoning", 2));
        Ratings ratings = new Ratings(dataset, seed, noise);
        for (SimulatedItem item : dataset.items()) {
            double[] given = ratings.of(item, opinion, ratings.preference(item, opinion));

            assertThat(Opinion.of(item, given)).isEqualTo(opinion);
            assertThat(given).doesNotContain(Double.NaN);
            for (double rating : given) {
                assertThat(rating).isBetween(0.0, 10.0);
            }
        }
    }

    @Property(tries = 50)
    void aCandidateThatTwoItemsShareHasOneRatingAndTheQuotaHolds(@ForAll long seed) {
        List<SimulatedItem> items = new ArrayList<>(Items.of("Reasoning", 10));
        for (int i = 0; i < 10; i++) {
            SimulatedItem original = items.get(i);
            items.add(SimulatedItem.of(
                    "twin-" + i,
                    "Reasoning",
                    original.prompt().get(0),
                    original.chosen(),
                    List.of("Wrong again, " + i)));
        }
        SimulatedDataset dataset = SimulatedDataset.of(items);
        Plan plan = new Plan(
                SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY)
                        .seed(seed)
                        .accuracy(0.7)
                        .build(),
                dataset);

        int right = 0;
        for (int i = 0; i < 10; i++) {
            Decision one = plan.of(dataset.items().get(i));
            Decision twin = plan.of(dataset.items().get(i + 10));
            assertThat(one.ratings()[0]).isEqualTo(twin.ratings()[0]);
            right += one.opinion() == Opinion.RIGHT ? 1 : 0;
            right += twin.opinion() == Opinion.RIGHT ? 1 : 0;
        }
        assertThat(right).isEqualTo(14);
    }
}
