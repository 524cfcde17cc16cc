package dev.longform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.longform.platform.DeadLetters;
import dev.longform.platform.UnreadableEventException;
import dev.longform.platform.WorkInHand;
import dev.longform.platform.deadletters.RawReplayer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class BatchIntakeTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private final DeadLetters deadLetters = mock(DeadLetters.class);
    private final List<List<String>> stored = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Patience patience;
    private BatchIntake intake;

    @BeforeEach
    void setUp() {
        when(deadLetters.setAside(any(), any())).thenReturn(CompletableFuture.completedFuture(null));
        patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(4));
        intake = new BatchIntake(deadLetters, patience, new WorkInHand(registry), "aggregator-service");
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheOthersGoInTogether() {
        ConsumerRecord<byte[], byte[]> poison = record("poison");
        take(List.of(record("a"), poison, record("b")));
        assertThat(stored).containsExactly(List.of("a", "b"));
        verify(deadLetters).setAside(poison, "poison is unreadable");
    }

    @Test
    void aRecordThatBreaksItsReaderIsSetAsideAlone() {
        ConsumerRecord<byte[], byte[]> breaking = record("breaking");
        take(List.of(record("a"), breaking, record("b")));
        assertThat(stored).containsExactly(List.of("a", "b"));
        verify(deadLetters).setAside(breaking, "it cannot be read: a defect of the reader");
    }

    @Test
    void onlyTheRecordThatIsRefusedIsSetAside() {
        ConsumerRecord<byte[], byte[]> guilty = record("refused");
        take(List.of(record("a"), guilty, record("b")));
        assertThat(stored).containsExactly(List.of("a"), List.of("b"));
        verify(deadLetters).setAside(eq(guilty), contains("it cannot be stored: invalid byte sequence"));
    }

    @Test
    void aDatabaseThatIsDownIsWaitedFor() {
        AtomicInteger failures = new AtomicInteger(5);
        subscribe(List.of(record("a")), failures).awaitItem(ENOUGH);
        assertThat(stored).containsExactly(List.of("a"));
        verify(deadLetters, never()).setAside(any(), any());
    }

    @Test
    void aBatchIsNeitherAcknowledgedNorSetAsideWhenTheServiceStopsFirst() throws InterruptedException {
        CountDownLatch failing = new CountDownLatch(3);
        UniAssertSubscriber<Void> subscriber = intake.take(List.of(record("a")), BatchIntakeTest::parse, batch -> {
                    failing.countDown();
                    throw new IllegalStateException(new SQLException("connection refused", "08001"));
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThat(failing.await(30, TimeUnit.SECONDS)).isTrue();
        patience.stop(new ShutdownEvent());
        TimeUnit.MILLISECONDS.sleep(200);
        subscriber.assertNotTerminated();
        verify(deadLetters, never()).setAside(any(), any());
    }

    @Test
    void aBatchThatDoesNotEndIsSeenAndNoneIsZero() throws InterruptedException {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        UniAssertSubscriber<Void> subscriber = intake.take(List.of(record("a")), BatchIntakeTest::parse, batch -> {
                    storing.countDown();
                    join(mayEnd);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThat(storing.await(30, TimeUnit.SECONDS)).isTrue();
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(secondsInHand()).isGreaterThanOrEqualTo(0.02);

        mayEnd.countDown();
        subscriber.awaitItem(ENOUGH);
        assertThat(secondsInHand()).isZero();
    }

    @Test
    void settingAsideIsTriedUntilTheBrokerTakesIt() {
        when(deadLetters.setAside(any(), any()))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("broker down")))
                .thenReturn(CompletableFuture.completedFuture(null));
        take(List.of(record("poison")));
        verify(deadLetters, Mockito.times(2)).setAside(any(), any());
    }

    @Test
    void replaysForAnotherServiceAreSkipped() {
        ConsumerRecord<byte[], byte[]> others = record("a");
        others.headers().add(RawReplayer.REPLAY_FOR, "dataset-service".getBytes(StandardCharsets.UTF_8));
        ConsumerRecord<byte[], byte[]> ours = record("b");
        ours.headers().add(RawReplayer.REPLAY_FOR, "aggregator-service".getBytes(StandardCharsets.UTF_8));
        take(List.of(others, ours));
        assertThat(stored).containsExactly(List.of("b"));
    }

    @Test
    void aReasonIsTheInnermostOneAndShort() {
        String reason = Failures.reason(new IllegalStateException("outer", new SQLException("x\n".repeat(1000))));
        assertThat(reason).startsWith("x x x").hasSize(501);
    }

    private double secondsInHand() {
        return registry.get(WorkInHand.METER).tag("topic", "topic").timeGauge().value(TimeUnit.SECONDS);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        subscribe(records, new AtomicInteger()).awaitItem(ENOUGH);
    }

    private UniAssertSubscriber<Void> subscribe(
            List<ConsumerRecord<byte[], byte[]>> records, AtomicInteger failuresToCome) {
        return intake.take(records, BatchIntakeTest::parse, batch -> store(batch, failuresToCome))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void store(List<String> batch, AtomicInteger failuresToCome) {
        if (failuresToCome.getAndDecrement() > 0) {
            throw new IllegalStateException(new SQLException("connection refused", "08001"));
        }
        if (batch.contains("refused")) {
            throw new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
        }
        stored.add(batch);
    }

    private static String parse(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
        String text = new String(record.value(), StandardCharsets.UTF_8);
        if (text.equals("poison")) {
            throw new UnreadableEventException("poison is unreadable");
        }
        if (text.equals("breaking")) {
            throw new IllegalStateException("a defect of the reader");
        }
        return text;
    }

    private static ConsumerRecord<byte[], byte[]> record(String value) {
        return new ConsumerRecord<>("topic", 0, 0, null, value.getBytes(StandardCharsets.UTF_8));
    }
}
