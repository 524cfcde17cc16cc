package dev.longform.dataset.domain.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/** A server with slots and a queue, simulated by the clock: 16 slots of 100 ms, and 8 places to wait. */
class WindowSimulationTest {
    private static final int SLOTS = 16;
    private static final int HOLDS = 24;
    private static final long SERVICE_MS = 100;
    private static final long REFUSAL_MS = 2;

    private final List<Long> refusals = new ArrayList<>();
    private final List<Long> answers = new ArrayList<>();
    private Window window = Window.full(200);
    private long now;

    private record Coming(long at, long sentAt, boolean answered) {}

    @Test
    void aLimitFarAboveTheServersRoomSettlesWithinItWithFewRefusals() {
        run(60_000, HOLDS);
        assertThat(refusals.stream().filter(at -> at < 1_000)).hasSizeLessThan(200);
        long late = refusals.stream().filter(at -> at >= 5_000).count();
        long answered = answers.stream().filter(at -> at >= 5_000).count();
        assertThat(late).isLessThan(answered / 50);
        assertThat(answered).isGreaterThan((long) (0.95 * 55_000 / SERVICE_MS * SLOTS));
        assertThat(window.allowed()).isBetween(12, 26);
    }

    @Test
    void itRecoversAfterAnOverload() {
        run(10_000, HOLDS);
        run(20_000, 4);
        assertThat(window.allowed()).isLessThanOrEqualTo(5);
        run(40_000, HOLDS);
        long lately = answers.stream().filter(at -> at >= 30_000).count();
        assertThat(lately).isGreaterThan((long) (0.95 * 10_000 / SERVICE_MS * SLOTS));
    }

    @Test
    void aServerThatHoldsTheWholeLimitIsNeverHeldBack() {
        run(5_000, 200);
        assertThat(refusals).isEmpty();
        assertThat(window.allowed()).isEqualTo(200);
    }

    /** Until the clock stands at {@code end}; the server refuses whom it cannot hold. */
    private void run(long end, int holds) {
        PriorityQueue<Coming> coming = new PriorityQueue<>(Comparator.comparingLong(Coming::at));
        Deque<Long> slotFreeAt = new ArrayDeque<>();
        for (int i = 0; i < Math.min(SLOTS, holds); i++) {
            slotFreeAt.add(now);
        }
        int out = 0;
        int held = 0;
        while (now < end) {
            while (out < window.allowed()) {
                out++;
                if (held < holds) {
                    held++;
                    long begins = Math.max(now, slotFreeAt.removeFirst());
                    slotFreeAt.addLast(begins + SERVICE_MS);
                    coming.add(new Coming(begins + SERVICE_MS, now, true));
                } else {
                    coming.add(new Coming(now + REFUSAL_MS, now, false));
                }
            }
            Coming next = coming.remove();
            now = next.at();
            out--;
            if (next.answered()) {
                held--;
                answers.add(now);
            } else {
                refusals.add(now);
            }
            window = window.after(
                    next.answered() ? WindowTest.answer(now - next.sentAt()) : WindowTest.refusal(),
                    Optional.of(Instant.ofEpochMilli(next.sentAt())),
                    Instant.ofEpochMilli(now));
        }
    }
}
