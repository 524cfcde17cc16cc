package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.contracts.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers scale on items outstanding per replica and on busy threads. KEDA's own schema is not at hand. */
class ScalingTest {
    private static final Pattern METER = Pattern.compile("\"(longform(?:\\.[a-z]+)+)\"");

    @ParameterizedTest
    @CsvSource({"scoring-service, CLASSIFIER", "judge-service, GENERATIVE"})
    void workersScaleOnWhatTheServicesMeasure(String service, ModelKind kind) throws Exception {
        Manifests manifests = Manifests.rendered("production");
        JsonNode scaled = manifests.one("ScaledObject", service).path("spec");
        Map<String, String> queries = elements(scaled.path("triggers"))
                .collect(Collectors.toMap(
                        trigger -> trigger.path("name").asText(),
                        trigger -> trigger.at("/metadata/query").asText()));

        assertThat(scaled.at("/scaleTargetRef/name").asText()).isEqualTo(service);
        assertThat(manifests.one("Deployment", service).path("spec").has("replicas"))
                .as("KEDA alone says how many")
                .isFalse();
        assertThat(queries)
                .containsEntry(
                        "outstanding",
                        "max(longform_outstanding_items{namespace=\"longform\", kind="
                                + new ObjectMapper().writeValueAsString(kind) + "})")
                .containsEntry(
                        "busy",
                        "sum(longform_worker_busy_threads{namespace=\"longform\", service=\"" + service + "\"})");
        assertThat(elements(scaled.path("triggers"))
                        .filter(trigger -> trigger.path("name").asText().equals("outstanding"))
                        .map(trigger -> trigger.at("/metadata/ignoreNullValues").asText()))
                .as("an answer without numbers is no 0")
                .containsExactly("false");
        assertThat(meters("dataset-service/src/main/java/dev/longform/dataset/domain/runs/EndpointMeters.java"))
                .contains("longform_outstanding_items");
        assertThat(meters("libs/worker/src/main/java/dev/longform/worker/WorkerMeters.java"))
                .contains("longform_worker_busy_threads");
        elements(scaled.path("triggers"))
                .forEach(trigger ->
                        assertThat(trigger.at("/metadata/threshold").asInt()).isBetween(1, threads()));
    }

    /** How many requests a replica works on at a time. */
    private static int threads() {
        try {
            return Files.readAllLines(Manifests.ROOT.resolve(
                            "libs/worker/src/main/resources/META-INF/microprofile-config.properties"))
                    .stream()
                    .filter(line -> line.startsWith("smallrye.messaging.worker.requests.max-concurrency="))
                    .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> meters(String file) throws IOException {
        return METER.matcher(Files.readString(Manifests.ROOT.resolve(Path.of(file))))
                .results()
                .map(found -> found.group(1).replace('.', '_'))
                .toList();
    }
}
