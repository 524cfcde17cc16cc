package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records every service has set aside, by topic: by the broker's word, not by the services'. */
final class DeadLetterCount {
    private static final String SUFFIX = ".dlq";

    private DeadLetterCount() {}

    /** Now. */
    static Map<String, Long> at(String kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(SUFFIX))
                    .toList();
            var ends = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            end -> end.getKey().topic(), TreeMap::new, Collectors.summingLong(end -> end.getValue()
                                    .offset())));
        } catch (ExecutionException e) {
            throw new Failure("the dead letters cannot be counted: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while counting dead letters", e);
        }
    }
}
