package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrillTest {
    private final Drill drill = new Drill();

    @Test
    void aDrillHoldsWhenEveryClaimDoes() {
        drill.hold(true, "one is one", 1);
        drill.add(new Figure("rate", 0.98, "ratio", "during over before"));

        assertThat(drill.differences()).isEmpty();
        assertThat(drill.json().path("holds").asBoolean()).isTrue();
        assertThat(drill.json().at("/figures/0/value").asDouble()).isEqualTo(0.98);
        assertThat(drill.text()).contains("0.980").endsWith("every claim holds");
    }

    @Test
    void aClaimThatDoesNotHoldIsNamedWithWhatWasFound() {
        drill.hold(false, "nothing is lost", "932 of 933");
        drill.differ("run 1: the recount differs");

        assertThat(drill.differences())
                .containsExactly("does not hold: nothing is lost; found 932 of 933", "run 1: the recount differs");
        assertThat(drill.json().path("holds").asBoolean()).isFalse();
        assertThat(drill.json().path("differences")).hasSize(2);
        assertThat(drill.text()).doesNotContain("every claim holds");
    }
}
