package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptersTest {
    private static final Adapter A = () -> "a";
    private static final Adapter B = () -> "b";

    @Test
    void anAdapterIsFoundByItsName() {
        assertThat(new Adapters<>(List.of(A, B)).named("b")).isSameAs(B);
    }

    @Test
    void anUnknownNameIsABadRequestThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> new Adapters<>(List.of(B, A)).named("c"))
                .isInstanceOfSatisfying(
                        UnscoredException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST))
                .hasMessage("no adapter c here; known are a, b");
    }

    @Test
    void aNameIsTakenOnce() {
        Adapter again = () -> "a";

        assertThatThrownBy(() -> new Adapters<>(List.of(A, again))).hasMessage("two adapters are named a");
    }
}
