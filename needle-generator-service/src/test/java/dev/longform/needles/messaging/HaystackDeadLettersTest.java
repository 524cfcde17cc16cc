package dev.longform.needles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.longform.endpoints.CallInterruptedException;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.WorkInHand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class HaystackDeadLettersTest {
    private final NeedlePublisher publisher = mock(NeedlePublisher.class);
    private final DeadLetters deadLetters = mock(DeadLetters.class);
    private final AtomicInteger acks = new AtomicInteger();
    private final AtomicInteger nacks = new AtomicInteger();

    @Test
    void aBrokerThatDoesNotTakeADeadLetterIsWaitedFor() {
        when(deadLetters.setAside(any(), any()))
                .thenReturn(CompletableFuture.failedFuture(new TimeoutException("away")))
                .thenReturn(CompletableFuture.failedFuture(new TimeoutException("away")))
                .thenReturn(CompletableFuture.completedFuture(null));

        consumePoison();

        verify(deadLetters, times(3)).setAside(any(), any());
        verify(publisher, times(2)).pause();
        assertThat(acks).hasValue(1);
        assertThat(nacks).hasValue(0);
    }

    @Test
    void whatNoDeadLetterCanHoldIsRefused() {
        when(deadLetters.setAside(any(), any()))
                .thenReturn(CompletableFuture.failedFuture(new RecordTooLargeException("too large")));

        consumePoison();

        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(1);
    }

    @Test
    void whenTheProcessStopsMeanwhileTheRecordIsDeliveredAgain() {
        when(deadLetters.setAside(any(), any()))
                .thenReturn(CompletableFuture.failedFuture(new TimeoutException("away")));
        doThrow(new CallInterruptedException(new InterruptedException()))
                .when(publisher)
                .pause();

        consumePoison();

        assertThat(acks).hasValue(0);
        assertThat(nacks).hasValue(0);
    }

    private void consumePoison() {
        byte[] poison = {-1};
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("haystacks", 0, 0, new byte[0], poison);
        new HaystackConsumer(publisher, deadLetters, new WorkInHand(new SimpleMeterRegistry()))
                .consume(Message.of(
                        poison,
                        Metadata.of(new IncomingKafkaRecordMetadata<>(record, "haystacks")),
                        () -> counted(acks),
                        failure -> counted(nacks)));
    }

    private static CompletableFuture<Void> counted(AtomicInteger counter) {
        counter.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }
}
