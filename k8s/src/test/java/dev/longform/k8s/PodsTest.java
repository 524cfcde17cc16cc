package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static dev.longform.k8s.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.images.ServiceImage;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs in the services' pods, and what it is told. */
class PodsTest {
    private static final List<String> DATABASE =
            List.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyServiceRunsTheImageThatTheBuildMakes(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        for (String service : ServiceImage.SERVICES) {
            JsonNode pod = manifests.one("Deployment", service).at("/spec/template/spec");
            assertThat(Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers"))))
                    .extracting(container -> container.path("image").asText())
                    .as(service)
                    .isNotEmpty()
                    .containsOnly(Code.image(service));
            assertThat(pod.at("/securityContext/runAsUser").asText() + ":"
                            + pod.at("/securityContext/runAsGroup").asText())
                    .isEqualTo(ServiceImage.USER);
        }
    }

    /** minikube's node, unless told otherwise, of which its own pods ask for three quarters of a CPU. */
    @Test
    void theDevOverlayFitsANodeOfTwoCpus() throws Exception {
        Manifests manifests = Manifests.rendered("dev");
        BigDecimal cpus = manifests
                .workloads()
                .map(workload -> elements(workload.at("/spec/template/spec/containers"))
                        .map(container -> cpus(container.at("/resources/requests/cpu")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(
                                BigDecimal.valueOf(workload.at("/spec/replicas").asInt(1))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cpus).isEqualByComparingTo("0.75");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void databasesAreMigratedBeforeTheServiceStartsAndNotByIt(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        for (String service : ServiceImage.SERVICES) {
            JsonNode pod = manifests.one("Deployment", service).at("/spec/template/spec");
            List<JsonNode> before = elements(pod.path("initContainers")).toList();
            if (!Code.migrates(service)) {
                assertThat(before).as(service).isEmpty();
                continue;
            }
            assertThat(before)
                    .extracting(container -> container.path("name").asText())
                    .containsExactly("migrate");
            Map<String, JsonNode> migration = environment(before.get(0));
            Map<String, JsonNode> serving = environment(pod.at("/containers/0"));
            assertThat(migration.get("QUARKUS_INIT_AND_EXIT").path("value").asText())
                    .isEqualTo("true");
            assertThat(migration).doesNotContainKey("QUARKUS_FLYWAY_MIGRATE_AT_START");
            assertThat(serving).doesNotContainKey("QUARKUS_INIT_AND_EXIT");
            assertThat(serving.get("QUARKUS_FLYWAY_MIGRATE_AT_START")
                            .path("value")
                            .asText())
                    .isEqualTo("false");
            assertThat(serving.get("QUARKUS_FLYWAY_VALIDATE_AT_START")
                            .path("value")
                            .asText())
                    .isEqualTo("true");
            for (String variable : DATABASE) {
                assertThat(migration.get(variable)).as(variable).isNotNull().isEqualTo(serving.get(variable));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "../watch"})
    void everyVariableOfOursIsReadBySomeService(String overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        Set<String> set = new TreeSet<>();
        manifests.workloads().forEach(workload -> workload.findValues("env").forEach(variables -> elements(variables)
                .map(variable -> variable.path("name").asText())
                .filter(name -> name.startsWith("LONGFORM_"))
                .forEach(set::add)));
        manifests.of("ConfigMap").filter(map -> name(map).equals("longform")).forEach(map -> map.path("data")
                .fieldNames()
                .forEachRemaining(set::add));

        assertThat(set).isNotEmpty().isSubsetOf(Code.variables());
    }

    private static BigDecimal cpus(JsonNode quantity) {
        return Quantity.parse(quantity.asText()).getNumericalAmount();
    }

    private static Map<String, JsonNode> environment(JsonNode container) {
        return elements(container.path("env"))
                .collect(Collectors.toMap(variable -> variable.path("name").asText(), variable -> variable));
    }
}
