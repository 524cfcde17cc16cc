package dev.longform.dataset.domain.watch;

import static dev.longform.dataset.domain.watch.ObjectKind.DEPLOYMENT;
import static dev.longform.dataset.domain.watch.ObjectKind.INFERENCE_SERVICE;
import static dev.longform.dataset.domain.watch.ObjectKind.LLM_INFERENCE_SERVICE;
import static dev.longform.dataset.domain.watch.ObjectKind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.deployments.DeploymentPlan;
import dev.longform.dataset.domain.runs.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {
    private static final WatchRules RULES =
            new WatchRules(Duration.ZERO, Duration.ZERO, Duration.ZERO, List.of(), Optional.empty());
    private static final WatchRules WITH_DATASETS = new WatchRules(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, List.of("usual"), Optional.of("{\"rules\":[]}"));

    private static final String SERVED = """
            metadata:
              namespace: models
              name: rm
              annotations:
                longform.dev/evaluate: "true"
                longform.dev/revision: r1
                longform.dev/adapter: vllm-chat
                longform.dev/kind: generative
                longform.dev/secret: RM
                longform.dev/max-concurrency: "24"
                longform.dev/options: '{"timeoutSeconds": 120}'
                longform.dev/datasets: long-form, needles@2
                longform.dev/protocol: rating
                longform.dev/rotations: both
                longform.dev/template: pairs@2
                longform.dev/seed: "7"
                longform.dev/budget: '{"maxCalls": 40000, "maxCost": 12.5}'
            spec: {ports: [{name: metrics, port: 9000}, {name: http, port: 8000}]}
            """;

    @Test
    void annotationsAreTheFieldsOfAModelAndOfItsPlan() throws Exception {
        Wish wish = Wish.of(Objects.of(SERVICE, SERVED), RULES);
        assertThat(wish.description()).isEqualTo(new ObjectMapper().readTree("""
                        {"name":"models/rm","revision":"r1","kind":"generative","adapter":"vllm-chat",
                         "endpoint":"http://rm.models.svc:8000","model":null,"secret":"RM","maxConcurrency":24,
                         "options":{"timeoutSeconds":120}}"""));
        assertThat(wish.plan())
                .isEqualTo(new DeploymentPlan(
                        List.of("long-form", "needles@2"),
                        ProtocolName.RATING,
                        Rotations.BOTH,
                        "pairs@2",
                        7,
                        new Budget(40_000L, null, new BigDecimal("12.5"))));
    }

    @Test
    void anInferenceServiceIsAClassifierAtItsAddressInTheCluster() {
        Wish wish = Wish.of(Objects.of(INFERENCE_SERVICE, """
                        metadata: {namespace: a, name: rm, annotations: {longform.dev/adapter: oip-v2}}
                        status: {url: "https://rm.example", address: {url: "http://rm.a.svc.cluster.local"}}
                        """), WITH_DATASETS);
        assertThat(wish.description().path("kind").asText()).isEqualTo("classifier");
        assertThat(wish.description().path("endpoint").asText()).isEqualTo("http://rm.a.svc.cluster.local");
        assertThat(wish.description().path("model").asText()).isEqualTo("rm");
        assertThat(wish.plan()).isEqualTo(DeploymentPlan.of(List.of("usual"), null, null, null, null, null));
    }

    @Test
    void anLlmInferenceServiceIsAJudgeThatIsSpokenToAsVllm() {
        Wish wish = Wish.of(Objects.of(LLM_INFERENCE_SERVICE, """
                        metadata: {namespace: a, name: judge}
                        spec: {model: {name: org/judge-8b}}
                        status:
                          address: {url: "http://never"}
                          addresses: [{url: "https://judge.example"}, {url: "http://gw.a.svc.cluster.local/a/judge"}]
                        """), WITH_DATASETS);
        assertThat(wish.description().path("kind").asText()).isEqualTo("generative");
        assertThat(wish.description().path("adapter").asText()).isEqualTo("vllm-chat");
        assertThat(wish.description().path("endpoint").asText()).isEqualTo("http://gw.a.svc.cluster.local/a/judge");
        assertThat(wish.description().path("model").asText()).isEqualTo("org/judge-8b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "longform.dev/adapter|longform.dev/adapter is missing",
                "longform.dev/datasets|longform.dev/datasets is missing",
                "\"24\"|longform.dev/max-concurrency must be a whole number",
                "{\"timeoutSeconds\": 120}|longform.dev/options must be a JSON object",
                "rating|longform.dev/protocol must be one of [scores, selection, rating, pairwise]",
                "\"7\"|longform.dev/seed must be a whole number",
                "{\"maxCalls\": 40000, \"maxCost\": 12.5}|longform.dev/budget must be a JSON object"
            })
    void whatIsMissingOrCannotBeMeantIsNamed(String part, String reason) {
        assertThat(SERVED).contains(part);
        String instead = part.startsWith("longform") ? "other" : part.startsWith("{") ? "[1]" : "'[1]'";
        assertThatThrownBy(() -> Wish.of(Objects.of(SERVICE, SERVED.replace(part, instead)), RULES))
                .isInstanceOf(UnclearObject.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"maxCall|Unrecognized field", "maxCalls\": 0, \"maxTokens|maxCalls must be above 0"})
    void aBudgetThatLimitsNothingIsRefused(String field, String reason) {
        assertThatThrownBy(() -> Wish.of(Objects.of(SERVICE, SERVED.replace("maxCalls", field)), RULES))
                .isInstanceOf(UnclearObject.class)
                .hasMessageContaining("longform.dev/budget may have maxCalls, maxTokens and maxCost, each above 0: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aDeploymentMustSayWhereItIsServed() {
        assertThatThrownBy(() -> Wish.of(Objects.of(DEPLOYMENT, SERVED), RULES))
                .hasMessageContaining("longform.dev/endpoint");
        assertThat(Wish.of(
                                Objects.of(
                                        DEPLOYMENT,
                                        SERVED.replace(
                                                "longform.dev/kind",
                                                "longform.dev/endpoint: http://x\n    longform.dev/kind")),
                                RULES)
                        .description()
                        .path("endpoint")
                        .asText())
                .isEqualTo("http://x");
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT, '{longform.dev/evaluate: \"true\"}', false, true",
        "DEPLOYMENT, '{longform.dev/datasets: d}', true, false",
        "SERVICE, '{}', true, false",
        "INFERENCE_SERVICE, '{}', true, true",
        "INFERENCE_SERVICE, '{}', false, false",
        "INFERENCE_SERVICE, '{longform.dev/datasets: d}', false, true",
        "LLM_INFERENCE_SERVICE, '{longform.dev/evaluate: \"false\"}', true, false",
        "LLM_INFERENCE_SERVICE, '{longform.dev/evaluate: \"true\"}', false, true"
    })
    void whoIsConcerned(ObjectKind kind, String annotations, boolean usualDatasets, boolean expected) {
        ClusterObject object = Objects.of(kind, "metadata: {annotations: " + annotations + "}");
        assertThat((usualDatasets ? WITH_DATASETS : RULES).concern(object)).isEqualTo(expected);
    }

    @Test
    void anObjectsOwnPolicyGoesBeforeTheUsualOne() {
        ClusterObject own =
                Objects.of(SERVICE, "metadata: {annotations: {longform.dev/policy: '{\"policy\":\"own\"}'}}");
        ClusterObject none = Objects.of(SERVICE, "{metadata: {}}");
        assertThat(Wish.policy(own, WITH_DATASETS))
                .hasValueSatisfying(
                        policy -> assertThat(policy.path("policy").asText()).isEqualTo("own"));
        assertThat(Wish.policy(none, WITH_DATASETS)).isPresent();
        assertThat(Wish.policy(none, RULES)).isEmpty();
    }
}
