package dev.longform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Topic;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever sets a record aside must be able to send one as large as those that it reads. */
class RecordSizesTest {
    private static final String DEAD_LETTERS = ".dead-letter-queue.";

    @Test
    void everyDeadLetterMayBeAsLargeAsARecord() throws Exception {
        Map<String, String> sizes = new TreeMap<>();
        for (Path file : Code.sources(".properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            channels(properties)
                    .forEach(channel -> sizes.put(
                            Manifests.ROOT.relativize(file) + " " + channel,
                            properties.getProperty(channel + DEAD_LETTERS + "max.request.size", "1048576")));
        }
        assertThat(sizes).hasSize(7);
        assertThat(sizes.values()).containsOnly(String.valueOf(Topic.MAX_RECORD_BYTES));
    }

    private static Stream<String> channels(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith(DEAD_LETTERS + "topic"))
                .map(name -> name.substring(0, name.indexOf(DEAD_LETTERS)));
    }
}
