package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetUpload;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.SimulatedDataset;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people start it: a process of its own, with all its children. */
@Order(1)
class LauncherIT {
    private static final Path ROOT =
            Path.of(System.getProperty("longform.root")).normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void theDemonstrationEndsWithEveryCheckHeld(@TempDir Path directory) throws Exception {
        Path json = directory.resolve("demo.json");
        Process demo = launchWhereNothingIsPrepared(directory, "demo", "--json", json.toString());
        assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).as(() -> read(directory.resolve("out"))).isZero();
        JsonNode result = Json.MAPPER.readTree(json.toFile());
        leaderboardIsAsPlanned(result.path("leaderboard"));
        heatmapsShowTheBlindSpots(result.path("heatmaps"));
        assertThat(read(directory.resolve("out")))
                .contains("265 pairs from 3 documents, 16 to 18 in each of 15 cells")
                .contains("simulated:judge-lost-in-the-middle, all aspects: all 72 numbers equal")
                .contains("classifiers against judges on demo-needles@1");
    }

    private static void leaderboardIsAsPlanned(JsonNode board) {
        assertThat(board.path("items").asInt()).isEqualTo(25);
        assertThat(board.path("rows")).hasSizeGreaterThanOrEqualTo(5);
        JsonNode biased = row(board, "simulated:judge-slot-a");
        assertThat(biased.path("coverage").asDouble()).isEqualTo(24.0 / 25);
        assertThat(biased.path("unscored").path("UNPARSABLE").asInt()).isEqualTo(1);
        assertThat(biased.path("positionBias").path("4").asDouble()).isGreaterThan(0.3);
        assertThat(row(board, "simulated:classifier-80").path("accuracy").asDouble())
                .isEqualTo(0.8);
        assertThat(board.path("baselines").path("random").path("all").asDouble())
                .isEqualTo(0.3);
    }

    /** Of six pairs in a cell the classifier is right about 5, 4 and 2 by length, the judge about 5, 3 and 2. */
    private static void heatmapsShowTheBlindSpots(JsonNode heatmaps) {
        assertThat(heatmaps).hasSize(2);
        assertThat(heatmaps).allSatisfy(heatmap -> assertThat(heatmap.path("cells"))
                .hasSize(15)
                .allSatisfy(cell -> assertThat(cell.path("answered").asInt()).isGreaterThanOrEqualTo(12)));
        JsonNode classifier = heatmaps.get(0);
        assertThat(classifier.path("model").asText()).isEqualTo("simulated:classifier-short-sighted");
        assertThat(accuracies(classifier, 2000)).containsOnly(4.0 / 6).hasSize(5);
        assertThat(accuracies(classifier, 4000)).containsOnly(2.0 / 6).hasSize(5);
        JsonNode judge = heatmaps.get(1);
        assertThat(judge.path("model").asText()).isEqualTo("simulated:judge-lost-in-the-middle");
        assertThat(accuracies(judge, 2000)).containsExactly(5.0 / 6, 0.5, 2.0 / 6, 0.5, 5.0 / 6);
        assertThat(accuracies(judge, 4000)).containsExactly(5.0 / 6, 0.5, 2.0 / 6, 0.5, 5.0 / 6);
    }

    /** A row's accuracies, by position. */
    private static List<Double> accuracies(JsonNode heatmap, int length) {
        List<Double> row = new ArrayList<>();
        for (JsonNode cell : heatmap.path("cells")) {
            if (cell.path("length").asInt() == length) {
                row.add(cell.path("accuracy").asDouble());
            }
        }
        return row;
    }

    @Test
    void aRunGoesOnAfterTheNextStartOnTheSameDirectoryAndTheDeathOfTheLauncherEndsItsChildren(@TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");
        List<Path> items = List.of(ROOT.resolve("demo/dataset.jsonl"));
        SimulatedSpec spec = SimulatedSpec.builder("simulated:slow", Dialect.OPENAI_CHAT)
                .slots(1, 400)
                .maxConcurrency(2)
                .accuracy(0.8)
                .build();
        try (SimulatedServer server = SimulatedServer.start(spec, SimulatedDataset.read(items))) {
            Process first = launch(directory.resolve("first"), "up", "--data", data.toString());
            Services services = services(first, directory.resolve("first"));
            Process second = launch(directory.resolve("refused"), "up", "--data", data.toString());
            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            new DatasetUpload(List.of(items.get(0).toString()), bytes -> {}).send(services.dataset(), "demo", false);
            services.dataset().addModel(model(server));
            ObjectNode start = Json.MAPPER.createObjectNode().put("dataset", "demo");
            start.putArray("models").add("simulated:slow");
            String run = services.dataset().startRuns(start).path(0).path("run").asText();
            await().atMost(PATIENCE)
                    .until(() -> services.dataset().run(run).path("answered").asInt() >= 3);
            stop(first);
            assertThat(server.tally().overall().answered()).isLessThan(25);
            Process again = launch(directory.resolve("again"), "up", "--data", data.toString());
            Services after = services(again, directory.resolve("again"));
            await().atMost(PATIENCE).until(() -> after.aggregator().metrics(run).stream()
                    .anyMatch(numbers -> numbers.path("answered").asInt() == 25));
            JsonNode metrics = after.aggregator().metrics(run).orElseThrow();
            assertThat(metrics.path("accuracy").asDouble()).isEqualTo(0.8);
            assertThat(after.aggregator().recount(run).path("equal").asBoolean())
                    .isTrue();
            deathEndsItsChildren(again, data);
        }
    }

    private static void deathEndsItsChildren(Process up, Path data) throws IOException {
        List<ProcessHandle> children = new ArrayList<>(up.descendants().toList());
        children.add(postmaster(data));
        assertThat(children).hasSizeGreaterThanOrEqualTo(8).allMatch(ProcessHandle::isAlive);
        up.destroyForcibly();
        await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void killsOfEveryPartLeaveNoTraceInTheNumbers(@TempDir Path directory) throws Exception {
        Process faults = launch(
                directory.resolve("out"),
                "bench",
                "faults",
                "--kills",
                "6",
                "--kills-per-run",
                "6",
                "--latency",
                "500",
                "--slots",
                "1");
        assertThat(faults.waitFor(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(faults.exitValue()).as(() -> read(directory.resolve("out"))).isZero();
    }

    private static JsonNode row(JsonNode board, String model) {
        for (JsonNode row : board.path("rows")) {
            if (row.path("model").asText().equals(model)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + model + " in " + board);
    }

    private static JsonNode model(SimulatedServer server) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", server.spec().name())
                .put("revision", "1")
                .put("kind", "generative")
                .put("adapter", "openai-chat")
                .put("endpoint", server.endpoint())
                .put("model", server.spec().model())
                .put("maxConcurrency", server.spec().maxConcurrency());
    }

    /** Without a cache: the database is unpacked first, in the memory that its process has. */
    private static Process launchWhereNothingIsPrepared(Path directory, String... arguments) throws IOException {
        ProcessBuilder builder = launcher(directory.resolve("out"), arguments);
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        return builder.start();
    }

    private static Process launch(Path output, String... arguments) throws IOException {
        return launcher(output, arguments).start();
    }

    private static ProcessBuilder launcher(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("longform").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LONGFORM_BUILD", "never");
        return builder;
    }

    private static void stop(Process up) throws InterruptedException {
        List<ProcessHandle> children = up.descendants().toList();
        up.destroy();
        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    /** The database server: no child of the process that keeps it. */
    private static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(0)
                .trim();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The services of a system, once every part has said that it is ready. */
    private static Services services(Process up, Path output) {
        await().atMost(PATIENCE)
                .until(() -> !up.isAlive() || ready(read(output)).size() == 7);
        Map<String, String> urls = ready(read(output));
        assertThat(urls).as(() -> read(output)).hasSize(7);
        return Services.at(urls.get("dataset-service"), urls.get("aggregator-service"));
    }

    private static Map<String, String> ready(String output) {
        Map<String, String> urls = new java.util.HashMap<>();
        Matcher line =
                Pattern.compile("(?m)^([a-z-]+) +ready after .* s +(\\S+)$").matcher(output);
        while (line.find()) {
            urls.put(line.group(1), line.group(2));
        }
        return urls;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
