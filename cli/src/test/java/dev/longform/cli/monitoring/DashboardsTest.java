package dev.longform.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboards' files, as Grafana 10 and newer read them. Whether their queries give data: MonitoringIT. */
class DashboardsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> PANELS = Set.of("timeseries", "bargauge", "table");
    private static final Set<String> TRANSFORMATIONS =
            Set.of("organize", "merge", "groupingToMatrix", "convertFieldType", "sortBy");
    private static final Pattern METRIC = Pattern.compile("\\b(longform_[a-z_]+)");
    private static final int WIDTH = 24;

    @Test
    void everyPanelIsOfAKindThatGrafanaHasAndAsksTheChosenDataSource() throws IOException {
        for (JsonNode dashboard : dashboards()) {
            String title = dashboard.path("title").asText();
            assertThat(dashboard.path("schemaVersion").asInt()).as(title).isEqualTo(39);
            assertThat(dashboard.at("/templating/list/0/type").asText())
                    .as(title)
                    .isEqualTo("datasource");
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                String name = title + ": " + panel.path("title").asText();
                assertThat(ids.add(panel.path("id").asInt())).as(name).isTrue();
                assertThat(PANELS).as(name).contains(panel.path("type").asText());
                assertThat(panel.at("/datasource/uid").asText()).as(name).isEqualTo("${datasource}");
                panel.path("transformations").forEach(t -> assertThat(TRANSFORMATIONS)
                        .as(name)
                        .contains(t.path("id").asText()));
                for (JsonNode target : panel.path("targets")) {
                    assertThat(target.at("/datasource/uid").asText()).as(name).isEqualTo("${datasource}");
                    assertThat(target.path("format").asText())
                            .as(name)
                            .isEqualTo(panel.path("type").asText().equals("table") ? "table" : "time_series");
                }
            }
        }
    }

    @Test
    void noPanelLiesOnAnother() throws IOException {
        for (JsonNode dashboard : dashboards()) {
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                JsonNode place = panel.path("gridPos");
                int right = place.path("x").asInt() + place.path("w").asInt();
                assertThat(right).isLessThanOrEqualTo(WIDTH);
                for (int x = place.path("x").asInt(); x < right; x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        assertThat(taken.add(x + "," + (place.path("y").asInt() + y)))
                                .as(panel.path("title").asText())
                                .isTrue();
                    }
                }
            }
        }
    }

    /** A selected name may hold signs that mean something in a pattern: it is compared, not matched. */
    @Test
    void aSelectedNameIsComparedAsItIsAndEveryVariableIsKnown() throws IOException {
        Pattern variable = Pattern.compile("\\$(\\w+)");
        for (JsonNode dashboard : dashboards()) {
            Set<String> known = new TreeSet<>(Set.of("__rate_interval"));
            dashboard
                    .at("/templating/list")
                    .forEach(v -> known.add(v.path("name").asText()));
            for (String query : queries(dashboard)) {
                assertThat(known)
                        .as(query)
                        .containsAll(variable.matcher(query)
                                .results()
                                .map(match -> match.group(1))
                                .toList());
                assertThat(query).doesNotContain("=~\"$");
            }
        }
    }

    @Test
    void everyDocumentedMetricIsInAPanelAndPanelsAndRulesUseNoOther() throws IOException {
        Set<String> documented = metrics(Files.readString(ROOT.resolve("docs/metrics.md")));
        Set<String> used = new TreeSet<>();
        for (JsonNode dashboard : dashboards()) {
            queries(dashboard).forEach(query -> used.addAll(metrics(query)));
        }
        Set<String> inRules = metrics(Files.readString(ROOT.resolve("deploy/prometheus/longform.rules.yml")));

        assertThat(used).isEqualTo(documented);
        assertThat(documented).containsAll(inRules);
    }

    /** Numbers of two installations under one Prometheus must not meet. */
    @Test
    void everyMetricOfEveryQueryIsOfTheChosenNamespace() throws IOException {
        Pattern selector = Pattern.compile("\\b(?:longform_|kafka_|up\\b)\\w*(\\{namespace=\"\\$namespace\")?");
        for (JsonNode dashboard : dashboards()) {
            assertThat(dashboard.at("/templating/list/1/query/query").asText())
                    .isEqualTo("label_values(up{job=\"longform\"}, namespace)");
            List<String> queries = queries(dashboard);
            queries.forEach(query -> assertThat(selector.matcher(query).results())
                    .as(query)
                    .isNotEmpty()
                    .allMatch(found -> found.group(1) != null));
            for (JsonNode variable : dashboard.at("/templating/list")) {
                if (variable.path("query").isObject()
                        && !variable.path("name").asText().equals("namespace")) {
                    assertThat(variable.at("/query/query").asText()).contains("{namespace=\"$namespace\"");
                    assertThat(variable.path("definition")).isEqualTo(variable.at("/query/query"));
                }
            }
        }
    }

    /** All five services, and the libraries in them. */
    @Test
    void everyMeterOfTheCodeIsDocumentedAndNoOther() throws IOException {
        Set<String> documented = metrics(Files.readString(ROOT.resolve("docs/metrics.md"))).stream()
                .map(name -> name.replaceAll("_(total|seconds)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(meters());
    }

    /** The meters' names as the sources that make them have them, in Prometheus' letters and without a unit. */
    private static Set<String> meters() throws IOException {
        Pattern meter = Pattern.compile("\"(longform(?:\\.[a-z]+)+)\"");
        Set<String> meters = new TreeSet<>();
        try (Stream<Path> files = Files.find(ROOT, 30, (file, attributes) -> makesMeters(file))) {
            for (Path file : files.toList()) {
                meter.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1).replace('.', '_').replaceAll("_seconds$", ""))
                        .forEach(meters::add);
            }
        }
        return meters;
    }

    private static boolean makesMeters(Path file) {
        String path = file.toString();
        if (!path.endsWith(".java") || !path.contains("/src/main/")) {
            return false;
        }
        try {
            return path.endsWith("/domain/metrics/Metric.java")
                    || Files.readString(file).contains("import io.micrometer.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A histogram's and a timer's series under the name of the metric. */
    private static Set<String> metrics(String text) {
        return METRIC.matcher(text)
                .results()
                .map(match -> match.group(1).replaceAll("_seconds_(bucket|sum|count)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> queries(JsonNode dashboard) {
        List<String> queries = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> queries.add(target.path("expr").asText())));
        return queries;
    }

    private static List<JsonNode> dashboards() throws IOException {
        List<JsonNode> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("deploy/grafana/dashboards"))) {
            for (Path file : files.sorted().toList()) {
                dashboards.add(Json.MAPPER.readTree(file.toFile()));
            }
        }
        assertThat(dashboards).hasSize(3);
        return dashboards;
    }
}
