package dev.longform.local.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Creates the topics that {@code topics.json} declares, with their dead-letter topics. */
public final class TopicDeclarations {
    private static final int DEAD_LETTER_RETENTION_HOURS = 14 * 24;

    private static final String LIMIT = "max.message.bytes";

    private TopicDeclarations() {}

    /** As one entry of {@code topics.json}. */
    record Declaration(String name, int partitions, int retentionHours, List<String> deadLetters) {}

    /**
     * Creates the declared topics that do not exist yet, and lets those that do take the largest record.
     *
     * @param bootstrapServers the broker
     * @throws IOException when the broker cannot be asked
     */
    public static void create(String bootstrapServers) throws IOException {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            Map<Boolean, List<NewTopic>> topics =
                    all().stream().collect(Collectors.partitioningBy(t -> existing.contains(t.name())));
            admin.createTopics(topics.get(false)).all().get();
            admin.incrementalAlterConfigs(limits(topics.get(true))).all().get();
        } catch (ExecutionException e) {
            throw new IOException("topics cannot be created: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while topics were created", e);
        }
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> limits(List<NewTopic> topics) {
        AlterConfigOp limit = new AlterConfigOp(
                new ConfigEntry(LIMIT, String.valueOf(Topic.MAX_RECORD_BYTES)), AlterConfigOp.OpType.SET);
        return topics.stream()
                .collect(Collectors.toMap(
                        t -> new ConfigResource(ConfigResource.Type.TOPIC, t.name()), t -> List.of(limit)));
    }

    private static List<NewTopic> all() throws IOException {
        List<NewTopic> topics = new ArrayList<>();
        for (Declaration d : declarations()) {
            topics.add(topic(d.name(), d.partitions(), d.retentionHours()));
            for (String service : d.deadLetters()) {
                topics.add(topic(d.name() + "." + service + ".dlq", 1, DEAD_LETTER_RETENTION_HOURS));
            }
        }
        return topics;
    }

    private static Declaration[] declarations() throws IOException {
        try (InputStream json = Topic.class.getResourceAsStream("topics.json")) {
            return new ObjectMapper().readValue(json, Declaration[].class);
        }
    }

    private static NewTopic topic(String name, int partitions, int retentionHours) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(
                        "retention.ms",
                        String.valueOf(retentionHours * 3_600_000L),
                        LIMIT,
                        String.valueOf(Topic.MAX_RECORD_BYTES)));
    }
}
