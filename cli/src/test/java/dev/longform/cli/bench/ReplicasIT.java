package dev.longform.cli.bench;

import static dev.longform.cli.bench.SharedSystem.PATIENCE;
import static dev.longform.cli.bench.SharedSystem.classifier;
import static dev.longform.cli.bench.SharedSystem.judge;
import static dev.longform.cli.bench.SharedSystem.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.follow.PlanFollower;
import dev.longform.contracts.Topic;
import dev.longform.local.simulated.SimulatedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of every service share the work, and one of each may die. */
class ReplicasIT {
    private static final int ITEMS = 300;

    /** Of every service one; of those that are asked over REST the one that is asked first. */
    private static final List<String> VICTIMS = List.of(
            "dataset-service",
            "needle-generator-service-2",
            "scoring-service-2",
            "judge-service",
            "aggregator-service");

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void oneOfEveryServiceDiesInTheMiddleAndEveryItemHasOneVerdict() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shares()).allSatisfy((topic, shares) -> assertThat(shares)
                        .as(topic)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allMatch(share -> share > 0)));
        List<Path> items = List.of(items());
        SYSTEM.laboratory().importDataset("shared", items);
        SimulatedServer scored = SYSTEM.simulate(classifier().accuracy(0.8).slots(2, 150), items);
        SimulatedServer judged = SYSTEM.simulate(judge().positionBias('A', 0.3).slots(2, 150), items);
        Map<String, SimulatedServer> runs = new LinkedHashMap<>();
        for (SimulatedServer server : List.of(scored, judged)) {
            runs.put(SYSTEM.run(start(server, 1).put("dataset", "shared")), server);
        }
        SYSTEM.laboratory().plantNeedles(SYSTEM.services().dataset(), "shared-needles");
        runs.forEach((run, server) ->
                await().atMost(PATIENCE).until(() -> server.tally().overall().answered() > ITEMS / 10));
        runs.values().forEach(server -> assertThat(server.tally().overall().answered())
                .isLessThan(ITEMS - 50));
        VICTIMS.forEach(
                victim -> SYSTEM.laboratory().session().processes().get(victim).destroyForcibly());

        SYSTEM.laboratory().follow(List.copyOf(runs.keySet()));

        runs.forEach((run, server) -> {
            assertThat(SYSTEM.metrics(run).path("answered").asInt()).isEqualTo(ITEMS);
            assertThat(TotalsCheck.of(SYSTEM.laboratory(), run, server.tally())).isEmpty();
        });
        JsonNode planted = new PlanFollower(SYSTEM.services().dataset(), line -> {}).follow("shared-needles");
        assertThat(planted.path("state").asText()).isEqualTo("SEALED");
        assertThat(planted.path("items").asInt()).isEqualTo(265);
        await().atMost(PATIENCE).until(() -> SYSTEM.laboratory().session().managementUrls().values().stream()
                .allMatch(this::isReady));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(samples("aggregator-service"))
                .hasSizeGreaterThan(40)
                .isEqualTo(samples("aggregator-service-2")));
    }

    private static Path items() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ITEMS; i++) {
            lines.append(String.format(
                    "{\"id\":\"%d\",\"subset\":\"%s\",\"prompt\":\"Tell number %d.\",\"chosen\":[\"A right answer, %d.\"],"
                            + "\"rejected\":[\"A wrong answer, %d.\"]}%n",
                    i, i % 2 == 0 ? "QA" : "Chat", i, i, i));
        }
        return Files.writeString(SYSTEM.laboratory().session().directory().resolve("shared.jsonl"), lines);
    }

    /** How many partitions of each topic's consumers belong to whom. */
    private static Map<String, List<Integer>> shares() throws Exception {
        Map<String, String> groups = Map.of(
                Topic.SCORING.topicName(), "scoring-service",
                Topic.JUDGING.topicName(), "judge-service",
                Topic.VERDICTS.topicName(), "aggregator-service",
                Topic.NEEDLES.topicName(), "dataset-service",
                Topic.HAYSTACKS.topicName(), "needle-generator-service");
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SYSTEM.laboratory().session().kafkaAddress());
        try (Admin admin = Admin.create(settings)) {
            var described = admin.describeConsumerGroups(groups.values()).all().get();
            return groups.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, group -> described.get(group.getValue()).members().stream()
                                    .map(member -> partitions(member, group.getKey()))
                                    .filter(share -> share > 0)
                                    .toList()));
        }
    }

    private static int partitions(MemberDescription member, String topic) {
        return (int) member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(topic))
                .count();
    }

    /** The quality metrics of one process; not its own freshness and dead letters. */
    private Set<String> samples(String process) {
        return get(SYSTEM.laboratory().session().managementUrls().get(process) + "/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("longform_"))
                .filter(line -> !line.matches("longform_(verdict_freshness|dead_letter|consumer_work).*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isReady(String management) {
        try {
            return get(management + "/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
