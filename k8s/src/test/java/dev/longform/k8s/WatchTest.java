package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static dev.longform.k8s.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the watch of deployed models adds; the verbs of its role are held against its requests in dataset-service. */
class WatchTest {
    private static final String SERVICE = "dataset-service";

    @Test
    void onlyTheServiceThatWatchesHasAToken() throws Exception {
        Manifests manifests = Manifests.rendered("../watch");
        assertThat(manifests.workloads().filter(workload -> workload.at(
                                "/spec/template/spec/automountServiceAccountToken")
                        .asBoolean(true)))
                .extracting(Manifests::name)
                .containsExactly(SERVICE);
        JsonNode container = manifests.one("Deployment", SERVICE).at("/spec/template/spec/containers/0");
        assertThat(elements(container.path("env"))
                        .map(variable -> variable.path("name").asText()))
                .contains("LONGFORM_WATCH_NAMESPACES", "LONGFORM_AGGREGATOR_URL", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void itMayReachTheGateAndTheGateLetsItIn() throws Exception {
        Manifests manifests = Manifests.rendered("../watch");
        int port = manifests
                .one("Service", "aggregator-service")
                .at("/spec/ports/0/port")
                .asInt();
        for (String policy : List.of("dataset-service-watch", "aggregator-service-gate")) {
            StrictModel.read(manifests.one("NetworkPolicy", policy));
        }
        assertThat(manifests
                        .one("NetworkPolicy", "dataset-service-watch")
                        .at("/spec/egress/1/ports/0/port")
                        .asInt())
                .isEqualTo(port);
        assertThat(manifests
                        .one("NetworkPolicy", "aggregator-service-gate")
                        .at("/spec/ingress/0/ports/0/port")
                        .asInt())
                .isEqualTo(port);
    }

    @Test
    void theRoleIsBoundToTheServicesAccount() throws Exception {
        List<JsonNode> objects;
        try (MappingIterator<JsonNode> read = new YAMLMapper()
                .readerFor(JsonNode.class)
                .readValues(Manifests.ROOT.resolve("k8s/watch/role.yaml").toFile())) {
            objects = read.readAll();
        }
        for (JsonNode object : objects) {
            StrictModel.read(object);
        }
        assertThat(objects).extracting(o -> o.path("kind").asText()).containsExactly("Role", "RoleBinding");
        JsonNode binding = objects.get(1);
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo(name(objects.get(0)));
        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo(SERVICE);
        assertThat(objects.get(0).toString()).doesNotContain("*");
    }
}
