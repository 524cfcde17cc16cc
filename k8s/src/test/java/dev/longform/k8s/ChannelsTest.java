package dev.longform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every incoming channel needs, whichever service it is of. */
class ChannelsTest {
    private static final Pattern CHANNEL = Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+\\.)connector");

    private static final Pattern COMPOSE_GRACE = Pattern.compile("stop_grace_period: (\\d+)s");
    private static final Pattern POD_GRACE = Pattern.compile("terminationGracePeriodSeconds: (\\d+)");

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
                            .containsEntry(
                                    channel.group(1) + "dead-letter-queue.max.request.size",
                                    String.valueOf(Topic.MAX_RECORD_BYTES));
                }
            }
        }
        assertThat(channels).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void whatIsOutMayEndWithinAThirdOfTheGracePeriods() throws IOException {
        long most = Stream.concat(numbers(Manifests.ROOT.resolve("deploy/compose.yaml"), COMPOSE_GRACE), podGraces())
                        .min(Long::compare)
                        .orElseThrow()
                * 1000
                / 3;
        List<String> pools = new ArrayList<>();
        for (Path file : Code.sources(".properties")) {
            Properties properties = read(file);
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith("smallrye.messaging.worker.") && name.endsWith(".max-concurrency")) {
                    pools.add(name);
                    String timeout = properties.getProperty(name.replace(".max-concurrency", ".shutdown-timeout"));
                    assertThat(timeout).as(name).isNotNull();
                    assertThat(Long.parseLong(timeout)).as(name).isLessThanOrEqualTo(most);
                }
            }
        }
        assertThat(pools).hasSize(2);
    }

    private static Stream<Long> podGraces() throws IOException {
        List<Long> graces = new ArrayList<>();
        for (String service : List.of("scoring-service", "judge-service", "needle-generator-service")) {
            numbers(Manifests.ROOT.resolve("k8s/base/" + service + ".yaml"), POD_GRACE)
                    .forEach(graces::add);
        }
        return graces.stream();
    }

    private static Stream<Long> numbers(Path file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(found -> Long.valueOf(found.group(1)));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
