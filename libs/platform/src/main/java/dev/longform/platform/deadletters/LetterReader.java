package dev.longform.platform.deadletters;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The letters of one source as they stood when this was made: a consumer with assigned partitions and their bounds. */
final class LetterReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int EMPTY_POLLS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> first;
    private final Map<TopicPartition, Long> end;
    private final Map<TopicPartition, Long> committed;

    LetterReader(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        consumer.assign(partitions);
        first = consumer.beginningOffsets(partitions);
        end = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
        committed = partitions.stream().collect(Collectors.toMap(p -> p, p -> {
            OffsetAndMetadata offset = known.get(p);
            return Math.max(first.get(p), offset == null ? 0 : offset.offset());
        }));
    }

    Iterable<TopicPartition> partitions() {
        return end.keySet();
    }

    long records() {
        return end.keySet().stream().mapToLong(p -> end.get(p) - first.get(p)).sum();
    }

    long replayed() {
        return end.keySet().stream()
                .mapToLong(p -> Math.min(committed.get(p), end.get(p)) - first.get(p))
                .sum();
    }

    boolean isReplayed(ConsumerRecord<?, ?> letter) {
        return letter.offset() < committed.get(new TopicPartition(letter.topic(), letter.partition()));
    }

    /** Visits the newest letters of a partition, oldest first. */
    void newest(TopicPartition partition, int limit, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        visit(partition, Math.max(first.get(partition), end.get(partition) - limit), visitor);
    }

    /** Visits the letters of a partition that no replay has dealt with, until the visitor says {@code false}. */
    void pending(TopicPartition partition, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        visit(partition, committed.get(partition), visitor);
    }

    void commit(TopicPartition partition, long next) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    }

    private void visit(TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        int empty = 0;
        while (consumer.position(partition) < end.get(partition) && empty < EMPTY_POLLS) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            empty = polled.isEmpty() ? empty + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> letter : polled) {
                if (letter.offset() >= end.get(partition) || !visitor.test(letter)) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
