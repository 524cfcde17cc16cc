package dev.longform.scoring.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.worker.UnscoredException;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void severalNumbersAreTheLabelsOfOneTextOrNone() {
        assertThatCode(() -> Numbers.ofOneText(new long[] {3}, 3)).doesNotThrowAnyException();
        assertThatCode(() -> Numbers.ofOneText(new long[] {1, 1, 3}, 3)).doesNotThrowAnyException();
        for (long[] shape : new long[][] {{}, {3, 1}, {1, 3, 1}, {2, 3}, {1, 2}, {1, 7, 3}}) {
            assertThatThrownBy(() -> Numbers.ofOneText(shape, 3))
                    .isInstanceOf(UnscoredException.class)
                    .hasMessageContaining("not the labels of one text");
        }
    }
}
