package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.ModelKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ItemMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void whatGoesOutAgainIsCountedApartAndEveryCounterStartsAtZero() {
        ItemMeters meters = new ItemMeters(registry);
        meters.published(ModelKind.CLASSIFIER, 1);
        meters.published(ModelKind.CLASSIFIER, 1);
        meters.published(ModelKind.CLASSIFIER, 2);
        meters.published(ModelKind.CLASSIFIER, 7);
        meters.published(ModelKind.CLASSIFIER, 3);

        assertThat(count("classifier", false)).isEqualTo(2);
        assertThat(count("classifier", true)).isEqualTo(3);
        assertThat(count("generative", false)).isZero();
        assertThat(count("generative", true)).isZero();
    }

    private double count(String kind, boolean again) {
        return registry.get(ItemMeters.PUBLISHED)
                .tags("kind", kind, "again", String.valueOf(again))
                .counter()
                .count();
    }
}
