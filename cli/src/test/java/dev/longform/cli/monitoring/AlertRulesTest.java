package dev.longform.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DIRECTORY = ROOT.resolve("deploy/prometheus");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void theConfigurationIsOneThatPrometheusTakes() throws Exception {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void everyAlertFiresWhenItShouldAndIsQuietOtherwise() throws Exception {
        promtool("test", "rules", "longform.rules.test.yml");
    }

    @Test
    void everyAlertIsTestedBothWaysAndHasAPlaceInTheRunbook() throws Exception {
        Set<String> fired = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (JsonNode test : YAML.readTree(
                        DIRECTORY.resolve("longform.rules.test.yml").toFile())
                .path("tests")) {
            for (JsonNode alert : test.path("alert_rule_test")) {
                (alert.path("exp_alerts").isEmpty() ? quiet : fired)
                        .add(alert.path("alertname").asText());
            }
        }
        Set<String> sections = new TreeSet<>(Files.readAllLines(ROOT.resolve("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList());
        assertThat(fired).isEqualTo(alerts());
        assertThat(quiet).isEqualTo(alerts());
        assertThat(sections).isEqualTo(alerts());
    }

    private static Set<String> alerts() throws Exception {
        Set<String> alerts = new TreeSet<>();
        for (JsonNode rule : YAML.readTree(
                        DIRECTORY.resolve("longform.rules.yml").toFile())
                .path("groups")
                .path(0)
                .path("rules")) {
            String name = rule.path("alert").asText();
            alerts.add(name);
            assertThat(rule.path("annotations").path("runbook").asText())
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(rule.path("annotations").has("runbook_url"))
                    .as("a path is no URL")
                    .isFalse();
        }
        return alerts;
    }

    private static void promtool(String... arguments) throws Exception {
        Program.assumePresent("promtool");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Program.Result result = Program.run(DIRECTORY, command);
        assertThat(result.code()).as(result.output()).isZero();
    }
}
