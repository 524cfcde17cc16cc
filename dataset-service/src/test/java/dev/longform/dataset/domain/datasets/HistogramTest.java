package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        Histogram histogram = of(List.of(10, 1, 2, 7));

        assertThat(histogram.min()).isEqualTo(1);
        assertThat(histogram.median()).isEqualTo(4.5);
        assertThat(histogram.mean()).isEqualTo(5.0);
        assertThat(histogram.max()).isEqualTo(10);
    }

    @Property
    void theMedianIsThatOfTheSortedList(@ForAll @NotEmpty List<@IntRange(max = 50) Integer> lengths) {
        List<Integer> sorted = lengths.stream().sorted().toList();
        int n = sorted.size();

        assertThat(of(lengths).median()).isEqualTo((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0);
    }

    private static Histogram of(List<Integer> lengths) {
        Histogram histogram = new Histogram();
        lengths.forEach(histogram::add);
        return histogram;
    }
}
