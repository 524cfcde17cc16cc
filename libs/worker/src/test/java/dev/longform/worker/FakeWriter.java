package dev.longform.worker;

import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps what was sent, and refuses as often as it is told; to an interrupted thread it never answers. */
final class FakeWriter extends EventWriter {
    final List<Object> sent = new ArrayList<>();
    final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    final Deque<Exception> refusals = new ArrayDeque<>();

    FakeWriter() {
        super(
                new KafkaClients(Map.of()) {
                    @Override
                    public KafkaProducer<byte[], byte[]> producer() {
                        return null;
                    }
                },
                "test");
    }

    @Override
    public CompletableFuture<Void> send(String topic, String key, String type, Object event) {
        return taken(() -> sent.add(event));
    }

    @Override
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        return taken(() -> records.add(record));
    }

    private CompletableFuture<Void> taken(Runnable take) {
        if (Thread.currentThread().isInterrupted()) {
            return new CompletableFuture<>();
        }
        Exception refusal = refusals.poll();
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        take.run();
        return CompletableFuture.completedFuture(null);
    }
}
