package dev.longform.aggregator.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
    private static final Asked ASKED =
            new Asked("1", 1, new ProtocolSpec(ProtocolName.SCORES, null, Rotations.NONE, null, false), 7);

    @Test
    void oneRunTellsNothingOfNoise() {
        NoiseFloor noise = new NoiseFloor(ASKED, List.of(0.75), List.of(0.75), 1, Optional.empty());

        assertThat(noise.mean()).contains(0.75);
        assertThat(noise.deviation()).isEmpty();
        assertThat(noise.differingShare()).isEmpty();
        assertThat(noise.disagreement()).isEmpty();
    }

    /** Mean 0.6; squares 0.01 + 0 + 0.01, divided by 2, is 0.01. The fourth run left items out. */
    @Test
    void theDeviationIsThatOfASampleOfRunsThatAnsweredEverything() {
        NoiseFloor noise = new NoiseFloor(
                ASKED,
                List.of(0.5, 0.6, 0.7, 1.0),
                List.of(0.5, 0.6, 0.7),
                4,
                Optional.of(new RepeatCount(10, 4, 30, 8)));

        assertThat(noise.mean().orElseThrow()).isCloseTo(0.7, within(1e-12));

        assertThat(noise.deviation().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(noise.differingShare()).contains(0.4);
        assertThat(noise.disagreement()).contains(8.0 / 30);
    }

    @Test
    void repeatsWithoutACommonItemHaveNoShare() {
        NoiseFloor noise = new NoiseFloor(ASKED, List.of(), List.of(), 2, Optional.of(new RepeatCount(0, 0, 0, 0)));

        assertThat(noise.mean()).isEmpty();
        assertThat(noise.differingShare()).isEmpty();
        assertThat(noise.disagreement()).isEmpty();
    }
}
