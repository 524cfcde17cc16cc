package dev.longform.dataset.runs;

import static dev.longform.dataset.runs.RunApi.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longform.dataset.client.KubernetesCluster;
import dev.longform.dataset.domain.deployments.Deployments;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.watch.ClusterObject;
import dev.longform.dataset.domain.watch.ClusterWatch;
import dev.longform.dataset.domain.watch.Gate;
import dev.longform.dataset.domain.watch.Identity;
import dev.longform.dataset.domain.watch.ObjectKind;
import dev.longform.dataset.domain.watch.WatchRules;
import dev.longform.dataset.persistence.WatchRepository;
import dev.longform.dataset.runs.FakeWorker.Behaviour;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch against a Kubernetes API that keeps what it is given. Time goes by as the test says. */
@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class ClusterWatchTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final String POLICY = "{\"rules\":[{\"dataset\":\"d\",\"coverage\":0.9}]}";

    @Inject
    Jdbi jdbi;

    @Inject
    WatchRepository watched;

    @Inject
    Deployments deployments;

    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    private final List<Identity> asked = new CopyOnWriteArrayList<>();
    private volatile boolean complete = true;
    private final Gate gate = new Gate() {
        @Override
        public boolean hasAll(List<RunStatus> runs) {
            return complete;
        }

        @Override
        public Decision decide(Identity model, List<RunStatus> runs, JsonNode policy) {
            asked.add(model);
            assertThat(runs).extracting(run -> run.run().model().revision()).containsExactly(model.revision());
            return new Decision("FAIL", "FAIL: FLOOR on d (all): as it is");
        }
    };
    private FakeKubernetes api;
    private KubernetesCluster cluster;
    private ClusterWatch watch;
    private Instant now;
    private String namespace;
    private String dataset;

    @BeforeEach
    void start() {
        namespace = "w" + UUID.randomUUID().toString().substring(0, 8);
        dataset = new RunApi(namespace).dataset(3);
        api = new FakeKubernetes(namespace, dataset);
        now = Instant.now();
        begin();
    }

    @AfterEach
    void stop() {
        end();
        deployments.all().stream()
                .filter(one -> one.deployment().model().startsWith(namespace + "/"))
                .forEach(one -> deployments.remove(
                        one.deployment().model(), one.deployment().revision()));
        api.close();
    }

    @Test
    void aRevisionThatBecomesReadyIsEvaluatedOnce() {
        put(api.inferenceService("s3://rm/1", "False", "InProgress"));
        pass(2, SETTLE);
        assertThat(runs()).isEmpty();

        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(1, SETTLE);
        assertThat(runs()).isEmpty();
        pass(3, SETTLE);

        JsonPath deployment = deployment(revisions().get(0));
        assertThat(deployment.getList("runs.dataset")).isEqualTo(List.of(dataset));
        assertThat(deployment.getList("runs.priority")).isEqualTo(List.of("new-deployment"));
        assertThat(given().get("/api/v1/models/" + namespace + "/rm")
                        .path("endpoint")
                        .toString())
                .isEqualTo("http://rm." + namespace + ".svc.cluster.local");
        assertThat(runs()).hasSize(1);
        assertThat(reasons()).containsExactly("EvaluationStarted");
    }

    @Test
    void aServiceForLanguageModelsIsEvaluatedAsAJudge() {
        put(api.llmInferenceService());
        pass(3, SETTLE);

        assertThat(runs()).hasSize(1);
        assertThat(RunApi.run(runs().get(0)).getString("kind")).isEqualTo("generative");
        assertThat(RunApi.run(runs().get(0)).getString("protocol")).isEqualTo("rating");
    }

    @Test
    void aKindThatIsNotInstalledHoldsUpNoOtherAndIsSeenWhenItIs() {
        end();
        api.missing = Optional.of("serving.kserve.io");
        cluster = new KubernetesCluster(api.watching(), List.of(namespace), false, () -> Instant.EPOCH);
        watch = watchOf(UUID.randomUUID());
        put(api.deployment(POLICY));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(1);
        assertThat(cluster.knowsAllLike("InferenceService/" + namespace + "/rm"))
                .isFalse();

        api.missing = Optional.empty();
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(2);
    }

    @Test
    void aRestartEvaluatesNothingTwiceAndMissesNothing() {
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        List<String> first = runs();
        assertThat(first).hasSize(1);

        end();
        begin();
        pass(3, SETTLE);
        assertThat(runs()).isEqualTo(first);

        end();
        api.store(api.inferenceService("s3://rm/2", "True", "UpToDate"));
        begin();
        pass(3, SETTLE);
        assertThat(runs()).hasSize(2).containsAll(first);
        assertThat(state(first.get(0))).isEqualTo("CANCELLED");
    }

    @Test
    void anotherReplicaLooksOnlyWhenTheLeaseHasEnded() {
        ClusterWatch other = watchOf(UUID.randomUUID());
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(1, SETTLE);
        other.round(cluster, now);
        other.round(cluster, now.plus(SETTLE));
        assertThat(runs()).isEmpty();

        watch.stop();
        other.round(cluster, now);
        other.round(cluster, now.plus(SETTLE));
        watch.round(cluster, now.plus(SETTLE).plus(SETTLE));
        assertThat(runs()).hasSize(1);
        other.stop();
    }

    @Test
    void aNewRevisionCancelsTheOldOneAtOnceAndIsEvaluatedWhenItIsReady() {
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        String first = runs().get(0);

        put(api.inferenceService("s3://rm/2", "True", "InProgress"));
        pass(2, SETTLE);
        assertThat(state(first)).isEqualTo("CANCELLED");
        assertThat(runs()).containsExactly(first);

        put(api.inferenceService("s3://rm/2", "True", "UpToDate"));
        pass(3, SETTLE);
        assertThat(runs()).hasSize(2);
        assertThat(revisions()).hasSize(2).doesNotHaveDuplicates();

        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(3, SETTLE);
        assertThat(runs()).as("a revision that comes back has its run").hasSize(2);
        assertThat(state(first)).isEqualTo("RUNNING");
        assertThat(reasons()).containsOnlyOnce("EvaluationResumed");
    }

    @Test
    void aFlapStartsAndCancelsNothing() {
        for (int i = 0; i < 3; i++) {
            put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
            pass(2, SETTLE.dividedBy(2));
            put(api.inferenceService("s3://rm/1", "False", "UpToDate"));
            pass(1, SETTLE.dividedBy(2));
        }
        assertThat(runs()).isEmpty();

        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        put(api.inferenceService("s3://rm/1", "False", "UpToDate"));
        pass(2, SETTLE);
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(1);
        assertThat(state(runs().get(0))).isEqualTo("RUNNING");
    }

    @Test
    void whatIsDeletedWhileNobodyLooksIsCancelledAfterwards() {
        put(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        pass(2, SETTLE);
        String run = runs().get(0);

        end();
        api.delete(api.inferenceService("s3://rm/1", "True", "UpToDate"));
        begin();
        pass(1, SETTLE);

        assertThat(state(run)).isEqualTo("CANCELLED");
        assertThat(deployment(revisions().get(0)).getString("removedAt")).isNotNull();
    }

    @Test
    void theGatesWordIsWrittenBackOnce() throws Exception {
        try (FakeWorker worker = new FakeWorker(clients, events)) {
            worker.behave(Behaviour.ANSWER, request -> request.model().name().startsWith(namespace + "/"));
            put(api.deployment(POLICY));
            pass(2, SETTLE);
            RunApi.awaitState(runs().get(0), "COMPLETED");
            now = Instant.now();
            pass(3, SETTLE);
        }

        assertThat(asked).hasSize(1);
        assertThat(api.annotations(api.deployment(POLICY)))
                .containsEntry("longform.dev/gate", "FAIL")
                .containsEntry("longform.dev/gate-revision", asked.get(0).revision())
                .containsEntry("longform.dev/evaluate", "true");
        assertThat(reasons()).containsExactlyInAnyOrder("EvaluationStarted", "GateFail");
        assertThat(runs()).as("the annotation is no new revision").hasSize(1);
    }

    /** The run may have failed: nobody can say any more. */
    @Test
    void noWordIsGivenOnARevisionOfWhichARunWasDeleted() throws Exception {
        try (FakeWorker worker = new FakeWorker(clients, events)) {
            worker.behave(Behaviour.ANSWER, request -> request.model().name().startsWith(namespace + "/"));
            put(api.deployment(POLICY));
            pass(2, SETTLE);
            String run = runs().get(0);
            RunApi.awaitState(run, "COMPLETED");
            await().atMost(PATIENCE)
                    .until(() -> given().delete("/api/v1/runs/" + run).statusCode() == 204);
            now = Instant.now();
            pass(3, SETTLE);
        }

        assertThat(asked).isEmpty();
        assertThat(api.annotations(api.deployment(POLICY))).containsEntry("longform.dev/gate", "CANCELLED");
        assertThat(reasons()).containsExactlyInAnyOrder("EvaluationStarted", "EvaluationCancelled");
    }

    /** The numbers may still be on their way. */
    @Test
    void aGateThatLacksVerdictsIsWaitedForButNotForever() throws Exception {
        complete = false;
        try (FakeWorker worker = new FakeWorker(clients, events)) {
            worker.behave(Behaviour.ANSWER, request -> request.model().name().startsWith(namespace + "/"));
            put(api.deployment(POLICY));
            pass(2, SETTLE);
            RunApi.awaitState(runs().get(0), "COMPLETED");
        }
        now = Instant.now();
        pass(2, Duration.ofMinutes(50));
        assertThat(asked).isEmpty();
        assertThat(api.annotations(api.deployment(POLICY))).containsEntry("longform.dev/gate", "PENDING");

        pass(2, Duration.ofMinutes(20));
        assertThat(asked).isEmpty();
        assertThat(api.annotations(api.deployment(POLICY))).containsEntry("longform.dev/gate", "INCONCLUSIVE");
        assertThat(api.told().stream().map(Event::getMessage))
                .anyMatch(message -> message.contains("still lacked verdicts PT2H after the runs' end"));
    }

    @Test
    void theWordOfAnOldRevisionIsNeverThatOfTheNewOne() throws Exception {
        GenericKubernetesResource deployment = api.deployment(POLICY);
        try (FakeWorker worker = new FakeWorker(clients, events)) {
            worker.behave(Behaviour.ANSWER, request -> request.model().name().startsWith(namespace + "/"));
            put(deployment);
            pass(2, SETTLE);
            assertThat(api.annotations(deployment)).containsEntry("longform.dev/gate", "PENDING");
            RunApi.awaitState(runs().get(0), "COMPLETED");
            now = Instant.now();
            pass(2, SETTLE);
        }
        assertThat(api.annotations(deployment)).containsEntry("longform.dev/gate", "FAIL");

        put(api.rolled(deployment, 2, 1));
        pass(3, SETTLE);
        assertThat(runs()).as("the old pods answer").hasSize(1);
        assertThat(api.annotations(deployment)).doesNotContainKeys("longform.dev/gate", "longform.dev/gate-revision");

        put(api.rolled(deployment, 2, 2));
        pass(3, SETTLE);
        assertThat(runs()).hasSize(2);
        assertThat(api.annotations(deployment))
                .containsEntry("longform.dev/gate", "PENDING")
                .doesNotContainEntry("longform.dev/gate-revision", asked.get(0).revision());

        put(api.rolledBack(deployment, 3));
        pass(3, SETTLE);
        assertThat(runs()).as("rolled back").hasSize(2);
        assertThat(api.annotations(deployment))
                .containsEntry("longform.dev/gate", "FAIL")
                .containsEntry("longform.dev/gate-revision", asked.get(0).revision());
        assertThat(reasons()).containsOnlyOnce("EvaluationKnown");

        GenericKubernetesResource left = api.rolled(deployment, 2, 2);
        left.getMetadata().getAnnotations().put("longform.dev/evaluate", "false");
        api.store(left);
        await().atMost(PATIENCE).untilAsserted(() -> {
            pass(1, SETTLE);
            assertThat(api.annotations(deployment)).doesNotContainKey("longform.dev/gate");
        });
    }

    @Test
    void anAnnotationThatChangesNothingIsAnswered() {
        put(api.deployment(POLICY));
        pass(3, SETTLE);
        assertThat(reasons()).containsExactly("EvaluationStarted");

        GenericKubernetesResource changed = api.deployment(POLICY);
        changed.getMetadata().getAnnotations().put("longform.dev/seed", "9");
        api.store(changed);
        await().atMost(PATIENCE).until(() -> cluster.objects().stream()
                .anyMatch(object -> object.annotation("seed").isPresent()));
        pass(3, SETTLE);

        assertThat(runs()).hasSize(1);
        assertThat(reasons()).containsExactlyInAnyOrder("EvaluationStarted", "EvaluationUnchanged");
        assertThat(api.told().stream().map(Event::getMessage))
                .anyMatch(message -> message.contains("taken in with another seed,"));
    }

    @Test
    void aServiceWhosePodsMayNotBeListedHoldsUpNoOther() {
        api.forbidden.add("discovery.k8s.io/endpointslices list");
        api.store(api.endpointSlice(true));
        put(api.service());
        put(api.deployment(POLICY));
        pass(3, SETTLE);

        assertThat(runs()).hasSize(1);
        assertThat(reasons()).containsExactlyInAnyOrder("EvaluationStarted", "EvaluationRefused");
        assertThat(api.told().stream().map(Event::getMessage))
                .anyMatch(message -> message.contains(
                        "longform may not list endpointslices in the namespace " + namespace + ": apply k8s/watch/"));

        api.forbidden.clear();
        pass(2, SETTLE);
        assertThat(runs()).hasSize(2);
    }

    @Test
    void aRefusedWriteIsTriedAgainAfterAWhileAndHoldsUpNothing() {
        api.forbidden.addAll(Set.of("apps/deployments patch", "/events create"));
        put(api.deployment(POLICY));
        put(api.llmInferenceService());
        pass(6, SETTLE);
        assertThat(runs()).hasSize(2);
        assertThat(api.annotations(api.llmInferenceService())).containsEntry("longform.dev/gate", "PENDING");
        assertThat(api.refused).hasValue(3);

        api.forbidden.clear();
        pass(1, Duration.ofMinutes(10));
        assertThat(api.annotations(api.deployment(POLICY))).containsEntry("longform.dev/gate", "PENDING");
    }

    @Test
    void aCrashOnArrivalLeavesNothingBehind() {
        WatchRepository crashing = new WatchRepository() {
            @Override
            public void insert(Handle handle, String source, Identity identity, String wish, boolean gone) {
                throw new IllegalStateException("the process ends here");
            }
        };
        put(api.deployment(POLICY));
        watch.stop();
        watch = watchOf(UUID.randomUUID(), crashing);
        pass(3, SETTLE);
        assertThat(runs()).isEmpty();

        watch.stop();
        watch = watchOf(UUID.randomUUID());
        pass(3, SETTLE);
        assertThat(runs()).hasSize(1);
    }

    /** KServe says Ready while the pods are replaced, and the old ones answer. */
    @Test
    void aServerForLanguageModelsIsEvaluatedWhenItsDeploymentIsRolledOut() {
        GenericKubernetesResource server = api.llmInferenceService();
        put(api.part(server, 1));
        put(server);
        pass(3, SETTLE);
        assertThat(runs()).isEmpty();

        put(api.part(server, 2));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(1);
        assertThat(api.annotations(api.part(server, 2))).isNullOrEmpty();
    }

    @Test
    void aServerNeedsNoGroupsOfPodsWhereTheyAreNotInstalled() {
        end();
        api.missing = Optional.of("leaderworkerset.x-k8s.io");
        cluster = new KubernetesCluster(api.watching(), List.of(namespace), false, () -> Instant.EPOCH);
        watch = watchOf(UUID.randomUUID());
        put(api.llmInferenceService());
        await().atMost(PATIENCE)
                .until(() -> !cluster.mayHide(ObjectKind.LEADER_WORKER_SET, namespace)
                        && !cluster.mayHide(ObjectKind.DEPLOYMENT, namespace));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(1);
    }

    /** Nobody knows then whether the server is rolled out. */
    @Test
    void aServerIsNotEvaluatedWhileItsPartsMayNotBeListed() {
        end();
        api.forbidden.add("leaderworkerset.x-k8s.io/leaderworkersets list");
        cluster = new KubernetesCluster(api.watching(), List.of(namespace), false, () -> Instant.EPOCH);
        watch = watchOf(UUID.randomUUID());
        put(api.llmInferenceService());
        pass(3, SETTLE);
        assertThat(runs()).isEmpty();
    }

    @Test
    void aBadPolicyIsRefusedOnArrival() {
        put(api.deployment("{"));
        pass(3, SETTLE);
        assertThat(runs()).isEmpty();
        assertThat(reasons()).containsExactly("EvaluationRefused");
        assertThat(api.told().get(0).getMessage()).contains("longform.dev/policy is not JSON");
    }

    /** A Service is evaluated to its end, so that everything is asked that is asked of any kind. */
    @Test
    void itAsksForExactlyWhatItsRoleAllows() throws Exception {
        try (FakeWorker worker = new FakeWorker(clients, events)) {
            worker.behave(Behaviour.ANSWER, request -> request.model().name().startsWith(namespace + "/"));
            api.store(api.endpointSlice(false));
            put(api.service());
            pass(2, SETTLE);
            assertThat(runs()).as("no pod is ready").isEmpty();

            api.store(api.endpointSlice(true));
            pass(2, SETTLE);
            assertThat(deployment(revisions().get(0)).getString("revision")).isEqualTo("r1");
            RunApi.awaitState(runs().get(0), "COMPLETED");
            now = Instant.now();
            pass(2, SETTLE);
        }
        assertThat(reasons()).contains("Evaluated");

        Set<String> asked = api.asked();
        Set<String> allowed = allowed();
        assertThat(allowed).containsAll(asked);
        allowed.removeAll(asked);
        assertThat(allowed)
                .containsExactlyInAnyOrder("serving.kserve.io/llminferenceservices patch", "apps/deployments patch");
    }

    private static Set<String> allowed() throws IOException {
        JsonNode role = new YAMLMapper()
                .readTree(Path.of("..", "k8s", "watch", "role.yaml").toFile());
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : role.path("rules")) {
            for (JsonNode verb : rule.path("verbs")) {
                allowed.add(rule.at("/apiGroups/0").asText() + "/"
                        + rule.at("/resources/0").asText() + " " + verb.asText());
            }
        }
        return allowed;
    }

    @Test
    void whatCannotBeEvaluatedIsToldToItsOwnerOnce() {
        GenericKubernetesResource unclear = api.deployment(POLICY);
        unclear.getMetadata().getAnnotations().remove("longform.dev/endpoint");
        put(unclear);
        pass(4, SETTLE);

        assertThat(runs()).isEmpty();
        assertThat(reasons()).containsExactly("EvaluationRefused");
        assertThat(api.told().get(0).getType()).isEqualTo("Warning");
        assertThat(api.told().get(0).getMessage()).contains("longform.dev/endpoint");
        assertThat(api.told().get(0).getInvolvedObject().getKind()).isEqualTo("Deployment");

        put(api.deployment(POLICY));
        pass(2, SETTLE);
        assertThat(runs()).hasSize(1);
    }

    private void begin() {
        cluster = new KubernetesCluster(api.watching(), List.of(namespace), false, () -> Instant.EPOCH);
        watch = watchOf(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> List.of(ObjectKind.values()).stream()
                .allMatch(kind -> cluster.knowsAllLike(kind.kindName() + "/" + namespace + "/any")));
    }

    private ClusterWatch watchOf(UUID replica) {
        return watchOf(replica, watched);
    }

    private ClusterWatch watchOf(UUID replica, WatchRepository repository) {
        return new ClusterWatch(
                jdbi,
                repository,
                deployments,
                gate,
                new WatchRules(SETTLE, Duration.ofMinutes(5), Duration.ofHours(2), List.of(), Optional.empty()),
                replica);
    }

    private void end() {
        cluster.close();
        watch.stop();
    }

    /** Rounds with a pause before each. */
    private void pass(int rounds, Duration pause) {
        for (int i = 0; i < rounds; i++) {
            now = now.plus(pause);
            watch.round(cluster, now);
        }
    }

    /** Puts an object, and waits until the informer knows it. */
    private void put(GenericKubernetesResource object) {
        api.store(object);
        JsonNode spec = EventJson.MAPPER.valueToTree(object);
        Predicate<ClusterObject> same =
                seen -> seen.name().equals(object.getMetadata().getName())
                        && seen.body().path("spec").equals(spec.path("spec"))
                        && seen.body().path("status").equals(spec.path("status"))
                        && seen.annotation("endpoint").isPresent()
                                == Optional.ofNullable(object.getMetadata().getAnnotations())
                                        .map(all -> all.containsKey("longform.dev/endpoint"))
                                        .orElse(false);
        await().atMost(PATIENCE).until(() -> cluster.objects().stream().anyMatch(same));
    }

    private JsonPath deployment(Revision revision) {
        return given().queryParam("revision", revision.name())
                .get("/api/v1/deployments/" + revision.model())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private record Revision(String model, String name) {}

    private List<Revision> revisions() {
        return deployments.all().stream()
                .map(one ->
                        new Revision(one.deployment().model(), one.deployment().revision()))
                .filter(one -> one.model().startsWith(namespace + "/"))
                .toList();
    }

    private List<String> runs() {
        return deployments.all().stream()
                .filter(one -> one.deployment().model().startsWith(namespace + "/"))
                .flatMap(one -> one.deployment().runs().stream())
                .map(UUID::toString)
                .toList();
    }

    private static String state(String run) {
        return RunApi.run(run).getString("state");
    }

    private List<String> reasons() {
        return api.told().stream().map(Event::getReason).toList();
    }
}
