package dev.longform.dataset.domain.watch;

import static dev.longform.dataset.domain.watch.ObjectKind.DEPLOYMENT;
import static dev.longform.dataset.domain.watch.ObjectKind.INFERENCE_SERVICE;
import static dev.longform.dataset.domain.watch.ObjectKind.LEADER_WORKER_SET;
import static dev.longform.dataset.domain.watch.ObjectKind.LLM_INFERENCE_SERVICE;
import static dev.longform.dataset.domain.watch.ObjectKind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
    private static final String INFERENCE = """
            metadata: {name: rm}
            spec: {predictor: {model: {storageUri: s3://rm/1}}}
            status:
              observedGeneration: 1
              conditions: [{type: PredictorReady, status: "True"}, {type: Ready, status: "True"}]
              modelStatus: {transitionStatus: UpToDate}
              components: {predictor: {latestCreatedRevision: rm-00002, latestReadyRevision: rm-00002}}
            """;
    private static final String ROLLED_OUT = """
            metadata: {name: rm, generation: 4}
            spec: {replicas: 2}
            status: {observedGeneration: 4, replicas: 2, updatedReplicas: 2, availableReplicas: 2}
            """;

    @Test
    void anInferenceServiceIsReadyWhenItsModelIsUpToDateToo() {
        assertThat(Readiness.of(Objects.of(INFERENCE_SERVICE, INFERENCE))).isTrue();
    }

    /** In Standard mode there are no revisions of Knative; its observedGeneration is a child's and says nothing. */
    @Test
    void anInferenceServiceWithoutRevisionsIsReady() {
        assertThat(Readiness.of(Objects.of(
                        INFERENCE_SERVICE,
                        INFERENCE
                                .replace("latestCreatedRevision: rm-00002, latestReadyRevision: rm-00002", "")
                                .replace("name: rm", "name: rm, generation: 7"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: Ready, status: \"True\"|type: Ready, status: \"False\"",
                "type: Ready, status: \"True\"|type: Ready, status: Unknown",
                "type: Ready,|type: Other,",
                "UpToDate|InProgress",
                "UpToDate|BlockedByFailedLoad",
                "modelStatus|other",
                "spec: {predictor|spec: {canary: [{trafficPercent: 10}], predictor",
                "latestReadyRevision: rm-00002|latestReadyRevision: rm-00001",
                "predictor: {model|predictor: {canaryTrafficPercent: 10, model",
                "name: rm|name: rm, deletionTimestamp: \"2026-01-01T00:00:00Z\""
            })
    void anInferenceServiceThatServesAnotherModelOrNoneIsNotReady(String part, String instead) {
        assertThat(INFERENCE).contains(part);
        assertThat(Readiness.of(Objects.of(INFERENCE_SERVICE, INFERENCE.replace(part, instead))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"True, True, true", "True, False, false", "False, True, false", "Unknown, True, false"})
    void anLlmInferenceServiceIsReadyWithItsWorkloads(String ready, String workloads, boolean expected) {
        assertThat(Readiness.of(Objects.of(
                        LLM_INFERENCE_SERVICE,
                        "status: {conditions: [{type: Ready, status: '%s'}, {type: WorkloadsReady, status: '%s'}]}"
                                .formatted(ready, workloads))))
                .isEqualTo(expected);
    }

    /** KServe says Ready while the pods of its Deployment are replaced. */
    @Test
    void anLlmInferenceServiceIsReadyWhenItsDeploymentsAreRolledOut() {
        String owned = ROLLED_OUT.replace(
                "generation: 4}",
                "generation: 4, ownerReferences: [{apiVersion: serving.kserve.io/v1alpha1, kind:"
                        + " LLMInferenceService, name: rm}]}");
        ClusterObject server = Objects.of(
                LLM_INFERENCE_SERVICE,
                "{metadata: {name: rm}, status: {conditions: [{type: Ready, status: 'True'}, {type: WorkloadsReady,"
                        + " status: 'True'}]}}");
        ClusterObject rolling = Objects.of(DEPLOYMENT, owned.replace("updatedReplicas: 2", "updatedReplicas: 1"));
        ClusterObject another = Objects.of(DEPLOYMENT, ROLLED_OUT.replace("updatedReplicas: 2", "updatedReplicas: 1"));

        assertThat(rolling.isPartOfModelServer()).isTrue();
        assertThat(another.isPartOfModelServer()).isFalse();
        assertThat(Readiness.of(server, List.of(server, Objects.of(DEPLOYMENT, owned), another)))
                .isTrue();
        assertThat(Readiness.of(server, List.of(server, rolling))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "updatedReplicas: 2, updatedReplicas: 1, false",
        "readyReplicas: 2, readyReplicas: 1, false",
        "status: 'True'}], 'status: ''True''}, {type: UpdateInProgress, status: ''True''}]', false",
        "type: Available, type: Progressing, false",
        "status: {, 'status: {observedGeneration: 3, ', false",
        "status: {, 'status: {observedGeneration: 4, ', true"
    })
    void anLlmInferenceServiceOfSeveralNodesIsReadyWhenItsGroupsAreRolledOut(
            String part, String instead, boolean expected) {
        String groups = """
                metadata:
                  generation: 4
                  ownerReferences: [{apiVersion: serving.kserve.io/v1alpha2, kind: LLMInferenceService, name: rm}]
                spec: {replicas: 2}
                status: {updatedReplicas: 2, readyReplicas: 2, conditions: [{type: Available, status: 'True'}]}
                """;
        ClusterObject server = Objects.of(
                LLM_INFERENCE_SERVICE, "{metadata: {name: rm}, status: {conditions: [{type: Ready, status: 'True'}]}}");
        assertThat(groups).contains(part);
        ClusterObject owned = Objects.of(LEADER_WORKER_SET, groups.replace(part, instead));
        assertThat(Readiness.of(server, List.of(server, owned))).isEqualTo(expected);
    }

    @Test
    void aDeploymentIsReadyWhenItIsRolledOut() {
        assertThat(Readiness.of(Objects.of(DEPLOYMENT, ROLLED_OUT))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "observedGeneration: 4, observedGeneration: 3",
        "updatedReplicas: 2, updatedReplicas: 1",
        "availableReplicas: 2, availableReplicas: 1",
        "' replicas: 2, up', ' replicas: 3, up'",
        "{replicas: 2}, {replicas: 0}"
    })
    void aDeploymentInBetweenOrWithoutPodsIsNotReady(String part, String instead) {
        assertThat(ROLLED_OUT).contains(part);
        assertThat(Readiness.of(Objects.of(DEPLOYMENT, ROLLED_OUT.replace(part, instead))))
                .isFalse();
    }

    @Test
    void aServiceIsReadyWhenAPodBehindItIs() {
        assertThat(Readiness.of(Objects.of(SERVICE, "{metadata: {name: rm}}", true)))
                .isTrue();
        assertThat(Readiness.of(Objects.of(SERVICE, "{metadata: {name: rm}}", false)))
                .isFalse();
    }

    @Test
    void nothingIsReadyWithoutAStatus() {
        for (ObjectKind kind : new ObjectKind[] {INFERENCE_SERVICE, LLM_INFERENCE_SERVICE, DEPLOYMENT}) {
            assertThat(Readiness.of(Objects.of(kind, "{metadata: {name: rm, generation: 1}, spec: {}}")))
                    .isFalse();
        }
    }
}
