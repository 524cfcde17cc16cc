package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairShareTest {
    @Test
    void aLoneEndpointGetsItsLimit() {
        assertThat(FairShare.of(128, Map.of("a", 24))).isEqualTo(Map.of("a", 24));
    }

    @Test
    void aLoneEndpointLeavesAQuarterForTheNextOne() {
        assertThat(FairShare.of(128, Map.of("a", 500))).isEqualTo(Map.of("a", 96));
    }

    @Test
    void whatTheModestDoNotTakeTheOthersShare() {
        assertThat(FairShare.of(100, Map.of("a", 10, "b", 500, "c", 500))).isEqualTo(Map.of("a", 10, "b", 45, "c", 45));
    }

    @Test
    void moreEndpointsThanCapacityGetOneEach() {
        assertThat(FairShare.of(1, Map.of("a", 8, "b", 8))).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Property
    void nobodyGetsMoreThanItsLimitNorLessThanOne(
            @ForAll @IntRange(min = 1, max = 300) int capacity,
            @ForAll @Size(max = 20) Map<String, @IntRange(min = 1, max = 1024) Integer> limits) {
        Map<String, Integer> shares = FairShare.of(capacity, limits);
        assertThat(shares.keySet()).isEqualTo(limits.keySet());
        shares.forEach((endpoint, share) -> assertThat(share).isBetween(1, limits.get(endpoint)));
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).isLessThanOrEqualTo(Math.max(capacity, limits.size()));
    }
}
