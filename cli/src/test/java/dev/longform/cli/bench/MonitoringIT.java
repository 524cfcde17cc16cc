package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.cli.client.Json;
import dev.longform.cli.monitoring.Program;
import dev.longform.cli.monitoring.PrometheusServer;
import dev.longform.cli.stack.Installation;
import dev.longform.local.simulated.Dialect;
import dev.longform.local.simulated.Outage;
import dev.longform.local.simulated.SimulatedServer;
import dev.longform.local.simulated.SimulatedSpec;
import dev.longform.local.simulated.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the real services while models are run: well first, then a regression and an outage. */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GOOD = "simulated:watched";
    private static final String JUDGE = "simulated:watched-judge";
    private static final String OF_THE_PAPER = "openai/gpt-4.1-2025-04-14";
    private static final String PAPERS = "longform-rewardbench";
    private static final String GONE = "simulated:watched-gone";

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static Laboratory laboratory;
    private static PrometheusServer prometheus;
    private static List<Path> demo;

    @BeforeAll
    static void up() throws IOException {
        Program.assumePresent("prometheus");
        installation = Installation.ofLauncher();
        laboratory = Laboratory.open(installation, line -> {});
        demo = List.of(installation.file("demo/dataset.jsonl"));
        laboratory.importDataset("demo", demo);
        laboratory.importDataset(PAPERS, demo);
        prometheus = PrometheusServer.start(
                installation.file("deploy/prometheus"),
                directory,
                laboratory.session().managementUrls());
    }

    @AfterAll
    static void down() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (laboratory != null) {
            laboratory.close();
        }
    }

    @Test
    @Order(1)
    void aGoodModelShowsTheNumbersOfTheRestApiAndAlertsNobody() {
        simulate(SimulatedSpec.builder(GOOD, Dialect.VLLM_CLASSIFY).accuracy(0.92));
        String run = run(GOOD);
        laboratory.follow(List.of(run));
        await().atMost(PATIENCE).until(() -> !series("longform_accuracy_ratio", GOOD, "1", "all")
                .isEmpty());
        JsonNode metrics = laboratory.metrics(run);
        assertEqual("longform_accuracy_ratio", "all", metrics.path("accuracy"));
        assertEqual(
                "longform_accuracy_low_ratio", "all", metrics.path("interval").path(0));
        assertEqual(
                "longform_accuracy_high_ratio", "all", metrics.path("interval").path(1));
        assertEqual("longform_coverage_ratio", "all", metrics.path("coverage"));
        assertEqual("longform_answered_items", "all", metrics.path("answered"));
        assertEqual("longform_calls", "all", metrics.path("calls"));
        metrics.path("subsets")
                .properties()
                .forEach(subset -> assertEqual(
                        "longform_accuracy_ratio",
                        subset.getKey(),
                        subset.getValue().path("accuracy")));
        await().atMost(PATIENCE).untilAsserted(() -> theServicesTellTheSame(metrics));
        await().atMost(PATIENCE)
                .until(() -> prometheus
                                .query("count(up{job=\"longform\"} == 1) == 5")
                                .size()
                        == 1);
        assertThat(prometheus.firing()).isEmpty();
    }

    @Test
    @Order(2)
    void aWorseRevisionAnUnreadableJudgeAndAnOutageAlertAndNothingElseDoes() throws IOException {
        SimulatedServer worse = simulate(SimulatedSpec.builder("simulated:watched-worse", Dialect.VLLM_CLASSIFY)
                .accuracy(0.32));
        laboratory.services().dataset().addModel(revision(worse));
        simulate(SimulatedSpec.builder(JUDGE, Dialect.OPENAI_CHAT)
                .model(OF_THE_PAPER)
                .accuracy(0.8)
                .unreadable(0.2, false));
        SimulatedServer gone =
                simulate(SimulatedSpec.builder(GONE, Dialect.VLLM_CLASSIFY).accuracy(0.8));
        gone.goDown(Outage.REFUSE);
        run(GONE);
        laboratory.follow(List.of(runOnNeedles()));
        laboratory.follow(List.of(run(GOOD + "@2"), runInBothOrders(JUDGE)));
        laboratory.follow(List.of(laboratory.start(PAPERS, 1, List.of(JUDGE)).get(JUDGE)));
        Set<String> expected = Set.of(
                "LongformAccuracyDropped", "LongformCoverageLow", "LongformJudgeUnreadable", "LongformEndpointStalled");
        await().atMost(PATIENCE).until(() -> prometheus.firing().equals(expected));
    }

    @Test
    @Order(3)
    void everyPanelOfEveryDashboardShowsSomething() throws IOException {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(installation.file("deploy/grafana/dashboards"))) {
            for (Path file : files.toList()) {
                for (JsonNode panel : Json.MAPPER.readTree(file.toFile()).path("panels")) {
                    panel.path("targets")
                            .forEach(target -> queries.add(target.path("expr").asText()));
                }
            }
        }
        assertThat(queries).hasSizeGreaterThan(30);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queries.stream()
                        .filter(query -> prometheus
                                .query(query.replace("=\"$dataset\"", "=~\".*\"")
                                        .replace("=\"$model\"", "=~\".*\"")
                                        .replace("$namespace", "")
                                        .replace("$__rate_interval", "1m"))
                                .isEmpty())
                        .toList())
                .isEmpty());
    }

    @Test
    @Order(4)
    void theExamplesOfTheGateGetTheirWord() throws IOException {
        assertThat(word(example("policy.json"), GOOD + "@2")).isEqualTo("FAIL");
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        JsonNode policy = yaml.readTree(example("policy.yaml"));
        assertThat(word(policy.toString(), GOOD + "@1")).isEqualTo("INCONCLUSIVE");
        JsonNode argo = yaml.readTree(example("argo-rollouts-web.yaml"));
        JsonNode web = argo.at("/spec/metrics/0/provider/web/jsonBody");
        assertThat(web.path("model").asText()).isEqualTo("{{args.model}}");
        assertThat(word(web.path("policy").toString(), GOOD + "@2")).isEqualTo("FAIL");
        JsonNode flagger = yaml.readTree(example("flagger-canary.yaml"));
        String metadata =
                flagger.at("/spec/analysis/webhooks/0/metadata/policy").asText();
        assertThat(word(metadata, GOOD + "@2")).isEqualTo("FAIL");
        String query = yaml.readTree(example("argo-rollouts-prometheus.yaml"))
                .at("/spec/metrics/0/provider/prometheus/query")
                .asText()
                .replace("{{args.model}}", GOOD)
                .replace("{{args.revision}}", "1")
                .replace("{{args.dataset}}", "demo");
        assertThat(prometheus.query(query)).hasSize(2);
    }

    private static String word(String policy, String model) throws IOException {
        ObjectNode request = Json.MAPPER.createObjectNode().put("model", model);
        request.set("policy", Json.MAPPER.readTree(policy));
        return laboratory.services().aggregator().gate(request).path("word").asText();
    }

    private static String example(String name) throws IOException {
        return Files.readString(installation.file("deploy/gate/" + name)).replace("longform-rewardbench", "demo");
    }

    private static ObjectNode revision(SimulatedServer server) {
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("name", GOOD).put("revision", "2").put("kind", "classifier").put("adapter", "vllm-classify");
        model.put("endpoint", server.endpoint())
                .put("model", server.spec().model())
                .put("maxConcurrency", 4);
        model.putObject("prices").put("currency", "EUR").put("perCall", 0.001);
        return model;
    }

    /** Errors that stand at a known place, judged by the length of the texts. */
    private static String runOnNeedles() throws IOException {
        String line = "{\"id\":\"needle-%d\",\"subset\":\"Needles\",\"prompt\":\"Tell number"
                + " %d.\",\"aspect\":\"number\",\"tagged_position\":0.%d,\"chosen\":[\"A right and longer"
                + " answer.\"],\"rejected\":[\"A wrong answer.\"]}%n";
        Path file = directory.resolve("needles.jsonl");
        for (int i = 1; i <= 4; i++) {
            Files.writeString(
                    file, String.format(line, i, i, 2 * i), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        laboratory.importDataset("needles", List.of(file));
        ObjectNode model = Json.MAPPER.createObjectNode();
        model.put("name", "length").put("revision", "1").put("kind", "classifier");
        model.put("adapter", "builtin:length").put("maxConcurrency", 2);
        laboratory.services().dataset().addModel(model);
        return laboratory.start("needles", 1, List.of("length")).get("length");
    }

    private static SimulatedServer simulate(SpecBuilder builder) {
        return laboratory.simulate(builder.build(), demo);
    }

    private static String run(String model) {
        return laboratory.start("demo", 1, List.of(model)).values().iterator().next();
    }

    private static String runInBothOrders(String model) {
        ObjectNode start = Json.MAPPER
                .createObjectNode()
                .put("dataset", "demo")
                .put("seed", 1)
                .put("rotations", "both");
        start.putArray("models").add(model);
        return laboratory
                .services()
                .dataset()
                .startRuns(start)
                .path(0)
                .path("run")
                .asText();
    }

    private static void assertEqual(String metric, String subset, JsonNode expected) {
        JsonNode found = series(metric, GOOD, "1", subset);
        assertThat(found).as(metric + " " + subset).isNotEmpty();
        assertThat(found.path(0).path("value").path(1).asDouble())
                .as(metric + " " + subset)
                .isCloseTo(expected.asDouble(), within(1e-12));
    }

    private static void theServicesTellTheSame(JsonNode metrics) {
        assertThat(number("sum(longform_items_published_total{kind=\"classifier\", again=\"false\"})"))
                .isEqualTo(metrics.path("total").asDouble());
        assertThat(number("sum(longform_worker_verdicts_total{outcome!=\"UNSCORED\"})"))
                .isEqualTo(metrics.path("answered").asDouble());
        assertThat(number("sum(longform_worker_calls_seconds_count{result=\"answered\"})"))
                .isEqualTo(metrics.path("calls").asDouble());
        assertThat(number("sum(longform_verdict_freshness_seconds_count)"))
                .isEqualTo(metrics.path("answered").asDouble());
        assertThat(number("max(longform_runs{state=\"COMPLETED\"})")).isEqualTo(1);
    }

    private static double number(String query) {
        JsonNode found = prometheus.query(query);
        assertThat(found).as(query).hasSize(1);
        return found.path(0).path("value").path(1).asDouble();
    }

    private static JsonNode series(String metric, String model, String revision, String subset) {
        return prometheus.query("max(" + metric + "{model=\"" + model + "\", revision=\"" + revision
                + "\", dataset=\"demo\", subset=\"" + subset + "\"})");
    }
}
