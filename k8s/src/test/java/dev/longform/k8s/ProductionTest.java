package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.images.ServiceImage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the production overlay takes from its operators. */
class ProductionTest {
    private static final Map<String, String> DATABASES =
            Map.of("dataset-service", "longform-dataset", "aggregator-service", "longform-aggregator");

    @Test
    void databasesProveWhoTheyAreByTheCertificateOfTheirCluster() throws Exception {
        Manifests manifests = Manifests.rendered("production");
        String options = manifests
                .one("ConfigMap", "longform-infrastructure")
                .at("/data/databaseOptions")
                .asText();
        assertThat(options.split("&")).contains("sslmode=verify-full", "sslrootcert=/etc/longform/database-ca/ca.crt");
        for (Map.Entry<String, String> database : DATABASES.entrySet()) {
            manifests.one("Cluster", database.getValue());
            JsonNode pod = manifests.one("Deployment", database.getKey()).at("/spec/template/spec");
            assertThat(volume(pod, "database-ca"))
                    .hasToString("{\"items\":[{\"key\":\"ca.crt\",\"path\":\"ca.crt\"}],\"secretName\":\""
                            + database.getValue() + "-ca\"}");
            assertThat(Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers"))))
                    .hasSize(2)
                    .allSatisfy(container -> assertThat(elements(container.path("volumeMounts"))
                                    .filter(mount -> named(mount, "database-ca"))
                                    .map(mount -> mount.path("mountPath").asText()))
                            .containsExactly("/etc/longform/database-ca"));
        }
    }

    /** A pod that is there before its operator has written the secret waits for it. */
    @Test
    void podsDoNotStartWithoutWhatTheOperatorsWrite() throws Exception {
        Manifests manifests = Manifests.rendered("production");
        for (String service : ServiceImage.SERVICES) {
            manifests.one("KafkaUser", service);
            JsonNode pod = manifests.one("Deployment", service).at("/spec/template/spec");
            assertThat(volume(pod, "kafka-ca"))
                    .as(service)
                    .hasToString("{\"optional\":false,\"secretName\":\"longform-cluster-ca-cert\"}");
            assertThat(elements(pod.at("/containers/0/env"))
                            .filter(variable -> named(variable, "KAFKA_SASL_JAAS_CONFIG"))
                            .map(variable ->
                                    variable.at("/valueFrom/secretKeyRef").toString()))
                    .as(service)
                    .containsExactly("{\"key\":\"sasl.jaas.config\",\"name\":\"" + service + "\",\"optional\":false}");
        }
    }

    private static JsonNode volume(JsonNode pod, String name) {
        return elements(pod.path("volumes"))
                .filter(volume -> named(volume, name))
                .findFirst()
                .orElseThrow()
                .path("secret");
    }

    private static boolean named(JsonNode object, String name) {
        return object.path("name").asText().equals(name);
    }
}
