package dev.longform.needles.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.needles.domain.editing.EditingFailedException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditorSlotsTest {
    private final EditorSlots slots = new EditorSlots();
    private final Instant soon = Instant.now().plusMillis(50);

    @Test
    void oneCallMoreThanTheModelAllowsWaitsUntilTheDeadlineAndIsNotMade() {
        ModelSpec model = model("http://a", 2);

        slots.within(
                model,
                soon,
                () -> slots.within(model, soon, () -> {
                    assertThatThrownBy(() -> slots.within(model, soon, () -> "made"))
                            .isInstanceOf(EditingFailedException.class)
                            .hasMessage("no call was free at http://a in time");
                    return null;
                }));

        assertThat(slots.<String>within(model, soon, () -> "made")).isEqualTo("made");
    }

    @Test
    void anotherEndpointHasItsOwnLimitAndTheSmallerOneHoldsAtTheSame() {
        slots.<Object>within(model("http://a", 3), soon, () -> {
            assertThat(slots.<String>within(model("http://b", 1), soon, () -> "made"))
                    .isEqualTo("made");
            assertThatThrownBy(() -> slots.within(model("http://a", 1), soon, () -> "made"))
                    .isInstanceOf(EditingFailedException.class);
            return null;
        });
    }

    @Test
    void aCallThatThrowsLeavesItsPlace() {
        ModelSpec model = model("http://a", 1);

        assertThatThrownBy(() -> slots.within(model, soon, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(slots.<String>within(model, soon, () -> "made")).isEqualTo("made");
    }

    private static ModelSpec model(String endpoint, int maxConcurrency) {
        return new ModelSpec(
                "e", "1", ModelKind.GENERATIVE, "openai-chat", endpoint, "e", null, maxConcurrency, Map.of(), Map.of());
    }
}
