package dev.longform.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A topic that {@code topics.json} declares, or the dead letters of one; these are kept for 14 days. */
record DeclaredTopic(String name, int partitions, long retentionMillis) {
    private static final long HOUR = 3_600_000L;

    static List<DeclaredTopic> all() throws IOException {
        List<DeclaredTopic> topics = new ArrayList<>();
        try (InputStream json = Topic.class.getResourceAsStream("topics.json")) {
            for (JsonNode topic : new ObjectMapper().readTree(json)) {
                String name = topic.path("name").asText();
                topics.add(new DeclaredTopic(
                        name,
                        topic.path("partitions").asInt(),
                        topic.path("retentionHours").asLong() * HOUR));
                for (JsonNode service : topic.path("deadLetters")) {
                    topics.add(new DeclaredTopic(name + "." + service.asText() + ".dlq", 1, 14 * 24 * HOUR));
                }
            }
        }
        return topics;
    }
}
