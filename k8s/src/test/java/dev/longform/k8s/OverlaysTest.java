package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static dev.longform.k8s.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longform.contracts.Topic;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {
    private static final List<String> SERVICES = List.of(
            "dataset-service", "needle-generator-service", "scoring-service", "judge-service", "aggregator-service");

    private static final List<String> UNVALIDATED =
            List.of("keda.sh/v1alpha1/ScaledObject", "postgresql.cnpg.io/v1/Cluster");

    @Test
    void aFieldThatStrimziDoesNotKnowIsRefused() throws Exception {
        ObjectNode topic = Manifests.rendered("production")
                .of("KafkaTopic")
                .findFirst()
                .orElseThrow()
                .deepCopy();
        ((ObjectNode) topic.path("spec")).put("partition", 1);
        assertThatThrownBy(() -> StrictModel.read(topic)).hasMessageContaining("partition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyObjectIsValidOrSaidToBeUnvalidated(String overlay) throws Exception {
        Set<String> unvalidated = new TreeSet<>();
        for (JsonNode object : Manifests.rendered(overlay).objects()) {
            if (StrictModel.knows(object)) {
                StrictModel.read(object);
            } else {
                unvalidated.add(StrictModel.type(object));
            }
        }
        assertThat(unvalidated)
                .as("types without a schema here; docs/kubernetes.md lists them")
                .isSubsetOf(UNVALIDATED);
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() throws Exception {
        ObjectNode service =
                Manifests.rendered("dev").one("Service", "judge-service").deepCopy();
        ((ObjectNode) service.path("spec")).put("prots", 1);
        assertThatThrownBy(() -> StrictModel.read(service)).hasMessageContaining("prots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyContainerHasProbesLimitsAndASecurityContext(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.workloads()).isNotEmpty();
        manifests.workloads().forEach(workload -> {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as(name(workload))
                    .isFalse();
            Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers")))
                    .forEach(OverlaysTest::assertConfined);
            if (!"Job".equals(workload.path("kind").asText())) {
                elements(pod.path("containers")).forEach(container -> assertThat(container.fieldNames())
                        .toIterable()
                        .as(name(workload))
                        .contains("livenessProbe", "readinessProbe", "startupProbe"));
            }
        });
    }

    private static void assertConfined(JsonNode container) {
        String name = container.path("name").asText();
        for (String field : List.of("/requests/cpu", "/requests/memory", "/limits/cpu", "/limits/memory")) {
            assertThat(container.at("/resources" + field).isMissingNode())
                    .as(name + field)
                    .isFalse();
        }
        JsonNode security = container.path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).as(name).isTrue();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                .as(name)
                .isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).as(name).isEqualTo("ALL");
        assertThat(security.at("/seccompProfile/type").asText()).as(name).isEqualTo("RuntimeDefault");
        assertThat(container.path("image").asText()).as(name).matches(".+:.+").doesNotEndWith(":latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void servicesListenWhereTheirPropertiesSay(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        for (String service : SERVICES) {
            int port = Integer.parseInt(properties(service).getProperty("quarkus.http.port"));
            assertThat(ports(manifests.one("Service", service).at("/spec/ports"), "port"))
                    .as(service)
                    .isEqualTo(Map.of("http", port, "management", managementPort()));
            JsonNode pod = manifests.one("Deployment", service).at("/spec/template/spec");
            assertThat(ports(pod.at("/containers/0/ports"), "containerPort"))
                    .isEqualTo(Map.of("http", port, "management", managementPort()));
            assertThat(pod.path("serviceAccountName").asText()).isEqualTo(service);
            elements(manifests.one("NetworkPolicy", service).at("/spec/ingress"))
                    .forEach(rule -> assertThat(rule.at("/ports/0/port").asInt())
                            .as(service + " " + rule)
                            .isEqualTo(mayScrape(rule) ? managementPort() : port));
            manifests.one("ServiceAccount", service);
            manifests.one("PodDisruptionBudget", service);
        }
        JsonNode data = manifests.one("ConfigMap", "longform").path("data");
        assertThat(data.path("LONGFORM_SCORING_URL").asText())
                .isEqualTo("http://scoring-service:" + port("scoring-service"));
        assertThat(data.path("LONGFORM_JUDGE_URL").asText()).isEqualTo("http://judge-service:" + port("judge-service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void onlyProbesAndPrometheusUseTheManagementPort(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        for (String service : SERVICES) {
            JsonNode container = manifests.one("Deployment", service).at("/spec/template/spec/containers/0");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText())
                        .as(service + " " + probe)
                        .isEqualTo("management");
            }
            assertThat(elements(manifests.one("NetworkPolicy", service).at("/spec/ingress"))
                            .filter(OverlaysTest::mayScrape))
                    .as(service)
                    .hasSize(1);
        }
    }

    @Test
    void prometheusScrapesTheManagementPort() throws Exception {
        assertThat(Manifests.rendered("production")
                        .one("PodMonitor", "longform")
                        .at("/spec/podMetricsEndpoints/0/port")
                        .asText())
                .isEqualTo("management");
    }

    @Test
    void onlyProductionAsksForTokensAndByVariablesThatTheServicesRead() throws Exception {
        String read = Files.readString(
                Path.of("../libs/security/src/main/resources/META-INF/microprofile-config.properties"));
        JsonNode dev = Manifests.rendered("dev").one("ConfigMap", "longform").path("data");
        JsonNode production =
                Manifests.rendered("production").one("ConfigMap", "longform").path("data");

        assertThat(dev.has("LONGFORM_OIDC_ENABLED")).isFalse();
        assertThat(production.path("LONGFORM_OIDC_ENABLED").asText()).isEqualTo("true");
        assertThat(production.path("LONGFORM_OIDC_AUDIENCE").asText()).isNotEmpty();
        production.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("LONGFORM_OIDC_")) {
                assertThat(read).contains("${" + name + ":");
            }
        });
        assertThat(read).contains("${LONGFORM_OIDC_CLIENT_SECRET:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyReferenceToAConfigurationMeetsOne(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        Set<String> maps = manifests.of("ConfigMap").map(Manifests::name).collect(Collectors.toSet());
        for (JsonNode workload : manifests.workloads().toList()) {
            for (JsonNode reference : workload.findValues("configMapKeyRef")) {
                if (!reference.path("optional").asBoolean()) {
                    assertThat(manifests
                                    .one("ConfigMap", reference.path("name").asText())
                                    .path("data")
                                    .has(reference.path("key").asText()))
                            .as(name(workload) + " " + reference)
                            .isTrue();
                }
            }
            for (JsonNode reference : workload.findValues("configMapRef")) {
                assertThat(reference.path("optional").asBoolean()
                                || maps.contains(reference.path("name").asText()))
                        .as(name(workload) + " " + reference)
                        .isTrue();
            }
        }
    }

    @Test
    void devCreatesTheDeclaredTopics() throws IOException, InterruptedException {
        JsonNode script = Manifests.rendered("dev").one("ConfigMap", "longform-topics");
        List<String> created = script.at("/data/create.sh")
                .asText()
                .lines()
                .filter(line -> line.startsWith("create l"))
                .toList();
        assertThat(created)
                .containsExactlyElementsOf(DeclaredTopic.all().stream()
                        .map(t -> "create " + t.name() + " " + t.partitions() + " " + t.retentionMillis())
                        .toList());
    }

    @Test
    void productionDeclaresTheSameTopics() throws Exception {
        List<DeclaredTopic> topics = Manifests.rendered("production")
                .of("KafkaTopic")
                .map(t -> new DeclaredTopic(
                        name(t),
                        t.at("/spec/partitions").asInt(),
                        t.at("/spec/config/retention.ms").asLong()))
                .toList();
        assertThat(topics).containsExactlyInAnyOrderElementsOf(DeclaredTopic.all());
    }

    /** A broker's own limit is 1 MiB unless set. */
    @Test
    void everyTopicTakesTheLargestRecordWhateverItsBrokerTakes() throws Exception {
        assertThat(Manifests.rendered("production").of("KafkaTopic"))
                .extracting(t -> t.at("/spec/config/max.message.bytes").asInt())
                .hasSize(DeclaredTopic.all().size())
                .containsOnly(Topic.MAX_RECORD_BYTES);
        assertThat(Manifests.rendered("dev")
                        .one("ConfigMap", "longform-topics")
                        .at("/data/create.sh")
                        .asText())
                .contains(" --config max.message.bytes=" + Topic.MAX_RECORD_BYTES + "\n");
    }

    @Test
    void productionHasTheRulesOfPrometheus() throws Exception {
        JsonNode rules = new YAMLMapper()
                .readTree(Manifests.ROOT
                        .resolve("deploy/prometheus/longform.rules.yml")
                        .toFile());
        assertThat(Manifests.rendered("production")
                        .one("PrometheusRule", "longform")
                        .at("/spec/groups"))
                .isEqualTo(rules.path("groups"));
    }

    @Test
    void productionHasEveryDashboard() throws Exception {
        try (Stream<Path> files = Files.list(Manifests.ROOT.resolve("deploy/grafana/dashboards"))) {
            assertThat(Manifests.rendered("production")
                            .one("ConfigMap", "longform-dashboards")
                            .path("data")
                            .fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(f -> f.getFileName().toString()).toList());
        }
    }

    private static Map<String, Integer> ports(JsonNode ports, String field) {
        return elements(ports)
                .collect(Collectors.toMap(port -> port.path("name").asText(), port -> port.path(field)
                        .asInt()));
    }

    private static boolean mayScrape(JsonNode rule) {
        return rule.at("/from/0/namespaceSelector/matchLabels").has("longform.dev/scrapes");
    }

    /** That of all services; they share a file. */
    private static int managementPort() {
        try {
            return Integer.parseInt(read(Manifests.ROOT.resolve(
                            "libs/platform/src/main/resources/META-INF/microprofile-config.properties"))
                    .getProperty("quarkus.management.port"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String port(String service) throws IOException {
        return properties(service).getProperty("quarkus.http.port");
    }

    private static Properties properties(String service) throws IOException {
        return read(Manifests.ROOT.resolve(service).resolve("src/main/resources/application.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
