package dev.longform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every incoming channel needs, whichever service it is of. */
class ChannelsTest {
    private static final Pattern CHANNEL = Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+\\.)connector");

    /** As the constant of libs/platform: 8 MiB of encoded request and room for headers. */
    private static final String LARGEST_RECORD = "8454144";

    @Test
    void theDeadLettersOfEveryChannelTakeTheLargestRecord() throws IOException {
        List<String> channels = new ArrayList<>();
        for (Path file : Code.sources(".properties")) {
            Properties properties = read(file);
            for (String name : properties.stringPropertyNames()) {
                Matcher channel = CHANNEL.matcher(name);
                if (channel.matches()) {
                    channels.add(channel.group(1));
                    assertThat(properties)
                            .as("%s in %s", channel.group(1), file)
                            .containsEntry(channel.group(1) + "failure-strategy", "dead-letter-queue")
                            .containsEntry(channel.group(1) + "dead-letter-queue.max.request.size", LARGEST_RECORD);
                }
            }
        }
        assertThat(channels).hasSizeGreaterThanOrEqualTo(7);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
