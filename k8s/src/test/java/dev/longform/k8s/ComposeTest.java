package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.images.ServiceImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code deploy/compose.yaml} agrees with the code; no Docker is asked whether it agrees with Docker. */
class ComposeTest {
    private static final List<String> MIGRATIONS = List.of("dataset-migration", "aggregator-migration");
    private static final int MANAGEMENT = 9000;

    private static ComposeFile compose;

    @BeforeAll
    static void read() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void servicesHaveTheImagesAndPortsOfTheCode() throws IOException {
        for (String service : ServiceImage.SERVICES) {
            JsonNode container = compose.service(service);
            int port = Code.port(service);
            assertThat(container.path("image").asText()).isEqualTo(Code.image(service));
            assertThat(elements(container.path("ports")).map(JsonNode::asText))
                    .containsExactly("127.0.0.1:" + port + ":" + port);
            assertThat(container.at("/healthcheck/test/3").asText())
                    .contains("/dev/tcp/127.0.0.1/" + MANAGEMENT + " ", "GET /q/health/ready ");
        }
    }

    @Test
    void everythingIsPinnedLimitedAndPublishedOnTheLoopbackAddressAlone() {
        compose.services().forEach((name, container) -> {
            assertThat(container.path("image").asText()).as(name).matches("[^:]+:v?\\d+\\.\\d+.*");
            assertThat(container.path("mem_limit").asText()).as(name).isNotEmpty();
            assertThat(elements(container.path("security_opt")).map(JsonNode::asText))
                    .as(name)
                    .contains("no-new-privileges:true");
            assertThat(elements(container.path("ports")).map(JsonNode::asText))
                    .as(name)
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        });
        Stream.concat(ServiceImage.SERVICES.stream(), MIGRATIONS.stream()).forEach(name -> {
            JsonNode container = compose.service(name);
            assertThat(container.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(container.at("/cap_drop/0").asText()).as(name).isEqualTo("ALL");
            assertThat(container.at("/tmpfs/0").asText()).as(name).startsWith("/tmp:exec,");
        });
    }

    @Test
    void whatStaysSaysWhetherItIsWellAndNothingWaitsForWhatNeverComes() {
        compose.services().forEach((name, container) -> {
            assertThat(compose.ends(name) || container.at("/healthcheck/test").isArray())
                    .as(name)
                    .isTrue();
            container.path("depends_on").properties().forEach(needed -> assertThat(
                            needed.getValue().path("condition").asText())
                    .as(name + " on " + needed.getKey())
                    .isEqualTo(compose.ends(needed.getKey()) ? "service_completed_successfully" : "service_healthy"));
        });
        for (String service : ServiceImage.SERVICES) {
            assertThat(compose.service(service).at("/depends_on").has("topics")).isTrue();
        }
    }

    @Test
    void databasesAreMigratedOnceAndBefore() throws IOException {
        for (String service : ServiceImage.SERVICES) {
            String migration = service.replace("-service", "-migration");
            assertThat(compose.services().containsKey(migration)).isEqualTo(Code.migrates(service));
            if (Code.migrates(service)) {
                Map<String, String> once = compose.environment(migration);
                Map<String, String> serving = compose.environment(service);
                assertThat(compose.service(migration).path("image").asText()).isEqualTo(Code.image(service));
                assertThat(compose.service(service).path("depends_on").has(migration))
                        .isTrue();
                assertThat(once).containsEntry("QUARKUS_INIT_AND_EXIT", "true");
                assertThat(serving)
                        .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                        .containsEntry("QUARKUS_FLYWAY_VALIDATE_AT_START", "true")
                        .containsEntry("QUARKUS_DATASOURCE_PASSWORD", ComposeFile.REQUIRED);
                assertThat(serving)
                        .containsAllEntriesOf(once.entrySet().stream()
                                .filter(variable -> variable.getKey().startsWith("QUARKUS_DATASOURCE_"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
                assertThat(compose.services())
                        .containsKey(URI.create(
                                        once.get("QUARKUS_DATASOURCE_JDBC_URL").substring("jdbc:".length()))
                                .getHost());
            }
        }
    }

    @Test
    void variablesAreThoseOfTheManifestsAndOfTheCode() throws Exception {
        Set<String> manifests = new TreeSet<>();
        Manifests.rendered("dev").workloads().forEach(workload -> workload.findValues("env")
                .forEach(variables -> elements(variables)
                        .forEach(variable -> manifests.add(variable.path("name").asText()))));
        Set<String> code = Code.variables();
        for (String service : ServiceImage.SERVICES) {
            compose.environment(service).forEach((name, value) -> {
                assertThat(name.startsWith("LONGFORM_") ? code : manifests).contains(name);
                if (name.endsWith("_URL") && value.startsWith("http:")) {
                    URI address = URI.create(value);
                    assertThat(compose.service(address.getHost())
                                    .path("ports")
                                    .path(0)
                                    .asText())
                            .as(service + " " + name)
                            .endsWith(":" + address.getPort());
                }
            });
        }
    }

    @Test
    void whoAsksModelServersAndOtherServicesIsToldAsInTheManifests() throws Exception {
        Manifests dev = Manifests.rendered("dev");
        for (String service : ServiceImage.SERVICES) {
            JsonNode container = dev.one("Deployment", service).at("/spec/template/spec/containers/0");
            assertThat(elements(container.path("env"))
                            .map(variable -> variable.path("name").asText())
                            .filter(name -> name.equals("LONGFORM_SECRETS_DIRECTORY")
                                    || name.startsWith("LONGFORM_") && name.endsWith("_URL")))
                    .as(service)
                    .isSubsetOf(compose.environment(service).keySet());
            boolean asks = elements(container.path("envFrom"))
                    .anyMatch(from -> from.at("/configMapRef/name").asText().equals("longform-model-hosts"));
            assertThat(compose.service(service).at("/env_file/0").asText())
                    .as(service)
                    .isEqualTo(asks ? "model-hosts.env" : "");
        }
    }

    @Test
    void kafkaKeepsItsDataWhereItsImageDeclaresAVolume() throws Exception {
        String volume = "/var/lib/kafka/data";
        assertThat(elements(Manifests.rendered("dev")
                                .one("StatefulSet", "kafka")
                                .at("/spec/template/spec/containers/0/volumeMounts"))
                        .filter(mount -> mount.path("name").asText().equals("data"))
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly(volume);
        assertThat(elements(compose.service("kafka").path("volumes")).map(JsonNode::asText))
                .containsExactly("kafka:" + volume);
        assertThat(compose.environment("kafka").get("KAFKA_LOG_DIRS")).startsWith(volume + "/");
    }

    @Test
    void kafkaIsThatOfTheDevOverlayAndItsScriptCreatesTheTopics() throws Exception {
        Map<String, String> dev = ComposeFile.map(
                Manifests.rendered("dev").one("StatefulSet", "kafka").at("/spec/template/spec/containers/0/env"),
                variable -> variable.path("name").asText(),
                variable -> variable.path("value").asText());
        assertThat(compose.environment("kafka")).isEqualTo(dev);
        assertThat(elements(compose.service("topics").path("command")).map(JsonNode::asText))
                .containsExactly("sh", "/topics/create.sh");
        assertThat(elements(compose.service("topics").path("volumes")).map(JsonNode::asText))
                .containsExactly("../k8s/overlays/dev/create.sh:/topics/create.sh:ro");
    }

    @Test
    void mountedFilesExistAndVolumesAreDeclared() {
        compose.services().forEach((name, container) -> elements(container.path("volumes"))
                .map(volume -> volume.asText().split(":")[0])
                .filter(source -> !source.equals("./secrets"))
                .forEach(source -> assertThat(
                                source.startsWith(".")
                                        ? Files.exists(ComposeFile.DIRECTORY.resolve(source))
                                        : compose.root().path("volumes").has(source))
                        .as(name + " " + source)
                        .isTrue()));
    }

    @Test
    void prometheusScrapesEveryServiceUnderItsNameAndGrafanaAsksPrometheus() throws IOException {
        JsonNode job = ComposeFile.yaml(ComposeFile.DIRECTORY.resolve("prometheus/compose.yml"))
                .at("/scrape_configs/0");
        assertThat(job.path("job_name").asText()).isEqualTo("longform");
        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(ComposeFile.map(
                        job.path("static_configs"),
                        target -> target.at("/labels/service").asText(),
                        target -> target.at("/targets/0").asText()))
                .isEqualTo(ServiceImage.SERVICES.stream()
                        .collect(Collectors.toMap(service -> service, service -> service + ":" + MANAGEMENT)));
        assertThat(compose.environment("grafana")).containsEntry("PROMETHEUS_URL", "http://prometheus:9090");
    }

    @Test
    void theExampleOfSettingsNamesEveryVariable() throws IOException {
        Set<String> settings = Files.readAllLines(ComposeFile.DIRECTORY.resolve(".env.example")).stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(settings.remove("COMPOSE_PROJECT_NAME")).isTrue();
        assertThat(settings).isEqualTo(compose.variables());
    }
}
