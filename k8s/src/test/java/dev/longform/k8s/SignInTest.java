package dev.longform.k8s;

import static dev.longform.k8s.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.images.ServiceImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who speaks to the issuer of tokens, and with what. */
class SignInTest {
    private static final String LABEL = "app.kubernetes.io/part-of";
    private static final String SECRET = "LONGFORM_OIDC_CLIENT_SECRET";

    @Test
    void whoeverValidatesTokensMayReachTheIssuer() throws Exception {
        Manifests manifests = Manifests.rendered("production");
        JsonNode policy = manifests.one("NetworkPolicy", "longform-sign-in");
        assertThat(policy.at("/spec/podSelector")).hasToString("{\"matchLabels\":{\"" + LABEL + "\":\"longform\"}}");
        for (String service : ServiceImage.SERVICES) {
            assertThat(Code.validatesTokens(service)).as(service).isTrue();
            assertThat(manifests
                            .one("Deployment", service)
                            .at("/spec/template/metadata/labels")
                            .path(LABEL)
                            .asText())
                    .as(service)
                    .isEqualTo("longform");
        }
        assertThat(policy.at("/spec/egress/0/to/0/namespaceSelector/matchLabels"))
                .hasToString("{\"longform.dev/sign-in\":\"true\"}");
    }

    /** An optional one that comes late is not seen before the pod is replaced. */
    @Test
    void whoeverAsksOtherServicesNeedsTheClientsSecretToStart() throws Exception {
        assertThat(withRequiredSecret("production"))
                .containsExactlyInAnyOrderElementsOf(callers())
                .containsExactlyInAnyOrder("dataset-service", "aggregator-service", "needle-generator-service");
        assertThat(Manifests.rendered("dev").workloads().map(JsonNode::toString))
                .noneMatch(workload -> workload.contains(SECRET));
    }

    private static List<String> callers() throws IOException {
        List<String> callers = new ArrayList<>();
        for (String service : ServiceImage.SERVICES) {
            if (Code.asksOthers(service)) {
                callers.add(service);
            }
        }
        return callers;
    }

    private static List<String> withRequiredSecret(String overlay) throws Exception {
        return Manifests.rendered(overlay)
                .workloads()
                .filter(workload -> elements(workload.at("/spec/template/spec/containers/0/env"))
                        .filter(variable -> variable.path("name").asText().equals(SECRET))
                        .anyMatch(variable ->
                                !variable.at("/valueFrom/secretKeyRef/optional").asBoolean()))
                .map(Manifests::name)
                .toList();
    }
}
