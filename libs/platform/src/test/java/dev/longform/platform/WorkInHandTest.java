package dev.longform.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkInHandTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long now = -5;
    private final WorkInHand work = new WorkInHand(registry, () -> now);

    @Test
    void theOldestPieceOfATopicIsShownUntilItIsClosed() {
        WorkInHand.Piece first = work.begin("a");
        pass(40);
        WorkInHand.Piece second = work.begin("a");
        work.begin("b");
        pass(20);
        assertThat(seconds("a")).isEqualTo(60);
        assertThat(seconds("b")).isEqualTo(20);

        first.close();
        assertThat(seconds("a")).isEqualTo(20);

        second.close();
        pass(5);
        assertThat(seconds("a")).isZero();
        assertThat(seconds("b")).isEqualTo(25);
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    private double seconds(String topic) {
        return registry.get(WorkInHand.METER).tag("topic", topic).timeGauge().value(TimeUnit.SECONDS);
    }
}
