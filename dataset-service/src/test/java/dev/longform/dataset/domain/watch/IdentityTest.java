package dev.longform.dataset.domain.watch;

import static dev.longform.dataset.domain.watch.ObjectKind.DEPLOYMENT;
import static dev.longform.dataset.domain.watch.ObjectKind.INFERENCE_SERVICE;
import static dev.longform.dataset.domain.watch.ObjectKind.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    private static final String INFERENCE = """
            metadata: {namespace: models, name: rm, annotations: {a: b}}
            spec:
              predictor:
                minReplicas: 1
                model: {storageUri: s3://rm/1, args: [--max-model-len=16384], resources: {limits: {cpu: 1}}}
            status: {url: http://rm}
            """;
    private static final String DEPLOYMENT_OF_VLLM = """
            metadata: {namespace: models, name: rm, generation: 1}
            spec:
              replicas: 1
              template:
                metadata: {annotations: {kubectl.kubernetes.io/restartedAt: "2026-01-01"}}
                spec: {containers: [{name: vllm, image: "vllm:1", args: [--model=a]}]}
            """;

    @Test
    void annotationsNameModelAndRevision() {
        assertThat(Identity.of(Objects.of(
                        SERVICE,
                        "metadata: {annotations: {longform.dev/name: org/rm, longform.dev/revision: '2026-01'}}")))
                .isEqualTo(new Identity("org/rm", "2026-01"));
    }

    @Test
    void withoutThemItIsNamedByTheObjectAndAHash() {
        Identity identity = Identity.of(Objects.of(INFERENCE_SERVICE, INFERENCE));
        assertThat(identity.model()).isEqualTo("models/rm");
        assertThat(identity.revision()).matches("[0-9a-f]{12}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minReplicas: 1|minReplicas: 4",
                "cpu: 1|cpu: 8",
                "{a: b}|{a: c, longform.dev/gate: PASS}",
                "url: http://rm|url: http://other",
                "storageUri: s3://rm/1, args: [--max-model-len=16384]|args: [--max-model-len=16384], storageUri: s3://rm/1"
            })
    void whatDoesNotChangeTheAnswersIsTheSameRevision(String part, String instead) {
        assertThat(INFERENCE).contains(part);
        assertThat(Identity.of(Objects.of(INFERENCE_SERVICE, INFERENCE.replace(part, instead))))
                .isEqualTo(Identity.of(Objects.of(INFERENCE_SERVICE, INFERENCE)));
    }

    @ParameterizedTest
    @CsvSource({"s3://rm/1, s3://rm/2", "16384, 8192"})
    void anotherModelOrArgumentIsAnotherRevision(String part, String instead) {
        assertThat(Identity.of(Objects.of(INFERENCE_SERVICE, INFERENCE.replace(part, instead))))
                .isNotEqualTo(Identity.of(Objects.of(INFERENCE_SERVICE, INFERENCE)));
    }

    @Test
    void aRestartOrAnotherNumberOfPodsIsTheSameRevisionOfADeployment() {
        Identity identity = Identity.of(Objects.of(DEPLOYMENT, DEPLOYMENT_OF_VLLM));
        assertThat(Identity.of(Objects.of(
                        DEPLOYMENT,
                        DEPLOYMENT_OF_VLLM
                                .replace("2026-01-01", "2026-02-02")
                                .replace("replicas: 1", "replicas: 3")
                                .replace("generation: 1", "generation: 5"))))
                .isEqualTo(identity);
        assertThat(Identity.of(Objects.of(DEPLOYMENT, DEPLOYMENT_OF_VLLM.replace("vllm:1", "vllm:2"))))
                .isNotEqualTo(identity);
    }

    @Test
    void aServiceMustNameItsRevision() {
        assertThatThrownBy(() -> Identity.of(Objects.of(SERVICE, "{metadata: {namespace: a, name: b}}")))
                .isInstanceOf(UnclearObject.class)
                .hasMessageContaining("longform.dev/revision");
    }
}
