package dev.longform.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.RawReplayer;
import dev.longform.platform.deadletters.Replayer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final int LIMIT = 2 * 1024 * 1024;

    private final List<ProducerRecord<byte[], byte[]>> kept = new ArrayList<>();
    private final EventWriter writer = new LimitedWriter();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeadLetters deadLetters = new DeadLetters(writer, registry, "service");
    private boolean away;

    @Test
    void aRecordIsKeptByteForByteWithItsHeadersAndTheReason() {
        ConsumerRecord<byte[], byte[]> poison = new ConsumerRecord<>("topic", 3, 7, bytes("key"), new byte[] {-1, 0});
        poison.headers().add("ce_type", bytes("unheard-of"));

        deadLetters.setAside(poison, "not JSON").join();

        ProducerRecord<byte[], byte[]> letter = kept.get(0);
        assertThat(letter.topic()).isEqualTo("topic.service.dlq");
        assertThat(letter.key()).isEqualTo(bytes("key"));
        assertThat(letter.value()).containsExactly(-1, 0);
        assertThat(header(letter, "ce_type")).isEqualTo("unheard-of");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("not JSON");
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("7");
        assertThat(letter.headers().lastHeader(DeadLetters.CUT)).isNull();
    }

    @Test
    void ofARecordThatIsTooLargeTheBeginningIsKeptAndItIsNeverReplayed() {
        byte[] large = new byte[LIMIT + 1];
        large[0] = 'x';

        deadLetters
                .setAside(new ConsumerRecord<>("topic", 0, 1, new byte[LIMIT], large), "not JSON")
                .join();

        ProducerRecord<byte[], byte[]> letter = kept.get(0);
        assertThat(letter.value()).hasSize(1024 * 1024).startsWith('x');
        assertThat(header(letter, DeadLetters.CUT)).isEqualTo("2097153");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("not JSON");
        ConsumerRecord<byte[], byte[]> read =
                new ConsumerRecord<>("topic.service.dlq", 0, 0, letter.key(), letter.value());
        letter.headers().forEach(read.headers()::add);
        assertThat(new RawReplayer(writer).replay(read, new DeadLetterSource("topic", "service")))
                .isEqualTo(Replayer.Outcome.IMPOSSIBLE);
        assertThat(kept).hasSize(1);
    }

    @Test
    void aLetterIsCountedOnceAndOnlyWhenTheBrokerHasIt() {
        ConsumerRecord<byte[], byte[]> poison = new ConsumerRecord<>("topic", 3, 7, bytes("key"), bytes("value"));
        away = true;
        assertThat(deadLetters.setAside(poison, "not JSON")).isCompletedExceptionally();
        assertThat(deadLetters.setAside(poison, "not JSON")).isCompletedExceptionally();
        assertThat(registry.getMeters()).isEmpty();

        away = false;
        double before = System.currentTimeMillis() / 1000.0;
        deadLetters.setAside(poison, "not JSON").join();

        assertThat(kept).hasSize(1);
        assertThat(registry.get("longform.dead.letters")
                        .tag("topic", "topic")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("longform.dead.letter.last.timestamp")
                        .tag("topic", "topic")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isBetween(before, System.currentTimeMillis() / 1000.0);
    }

    @Test
    void aLetterOfWhichTheBeginningIsKeptIsCountedOnce() {
        deadLetters
                .setAside(new ConsumerRecord<>("topic", 0, 1, bytes("key"), new byte[LIMIT]), "not JSON")
                .join();

        assertThat(registry.get("longform.dead.letters").counter().count()).isEqualTo(1);
    }

    private static String header(ProducerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses what is larger than {@value #LIMIT} bytes, as a producer does. */
    private final class LimitedWriter extends EventWriter {
        LimitedWriter() {
            super(
                    new KafkaClients(Map.of()) {
                        @Override
                        public KafkaProducer<byte[], byte[]> producer() {
                            return null;
                        }
                    },
                    "service");
        }

        @Override
        public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> letter) {
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            if (letter.key().length + letter.value().length > LIMIT) {
                return CompletableFuture.failedFuture(new RecordTooLargeException("too large"));
            }
            kept.add(letter);
            return CompletableFuture.completedFuture(null);
        }
    }
}
