package dev.longform.dataset.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Topic;
import dev.longform.contracts.Verdict;
import dev.longform.dataset.runs.FakeWorker.Behaviour;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class CoordinatorTest {
    private static final Duration PATIENCE = RunApi.PATIENCE;

    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    private FakeWorker worker;
    private String test;
    private RunApi api;

    @BeforeEach
    void startWorker() {
        test = "t" + UUID.randomUUID().toString().substring(0, 8);
        api = new RunApi(test);
        worker = new FakeWorker(clients, events);
    }

    @AfterEach
    void stopWorker() throws InterruptedException {
        worker.behave(Behaviour.ANSWER, this::mine);
        worker.close();
    }

    @Test
    void everyItemGoesOutOnceAndNeverMoreThanTheLimit() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(40), model(4), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 4);
        for (int i = 0; i < 20; i++) {
            worker.answerOne();
            await().atMost(PATIENCE).until(() -> worker.held() == 4);
        }
        assertThat(run(run).getInt("outstanding")).isEqualTo(4);
        worker.behave(Behaviour.ANSWER, this::mine);
        awaitState(run, "COMPLETED");
        assertThat(run(run).getInt("answered")).isEqualTo(40);
        assertThat(run(run).getInt("outstanding")).isZero();
        assertThat(worker.seen().stream().map(request -> request.item().id()))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSeedAloneDecidesTheOrder() {
        worker.behave(Behaviour.ANSWER, this::mine);
        String dataset = dataset(12);
        List<List<String>> orders = new ArrayList<>();
        for (int seed : new int[] {5, 5, 6}) {
            String run = start(dataset, model(1), "backfill", seed);
            awaitState(run, "COMPLETED");
            orders.add(worker.seen().stream()
                    .filter(request -> request.runId().equals(run))
                    .map(request -> request.item().id())
                    .toList());
        }
        assertThat(orders.get(0)).hasSize(12).isEqualTo(orders.get(1)).isNotEqualTo(orders.get(2));
    }

    @Test
    void aNewDeploymentTakesTheNextFreedCredit() {
        worker.behave(Behaviour.HOLD, this::mine);
        String model = model(3);
        start(dataset(100), model, "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 3);
        String urgent = start(dataset(5), model, "new-deployment", 1);
        worker.answerOne();
        await().atMost(PATIENCE).until(() -> worker.seen().size() == 4);
        assertThat(worker.seen().get(3).runId()).isEqualTo(urgent);
    }

    @Test
    void anEndpointThatIsDownStallsItsRunAndCostsNoItem() {
        worker.behave(Behaviour.UNREACHABLE, this::mine);
        String run = start(dataset(10), model(4), "backfill", 1);
        awaitState(run, "STALLED");
        assertThat(run(run).getString("note")).contains("no attempt is lost");
        assertThat(run(run).getInt("answered")).isZero();
        worker.behave(Behaviour.ANSWER, this::mine);
        awaitState(run, "COMPLETED");
        assertThat(run(run).getInt("answered")).isEqualTo(10);
        assertThat(worker.seen()).allMatch(request -> request.attempt() == 1);
    }

    @Test
    void aVerdictThatComesTwiceChangesNothing() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(6), model(2), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 2);
        EvaluationRequest first = worker.seen().get(0);
        Verdict verdict = FakeWorker.verdict(first, Outcome.CORRECT, null, EndpointSignal.ALIVE);
        worker.send(verdict);
        worker.send(verdict);
        await().atMost(PATIENCE).until(() -> worker.seen().size() == 3);
        worker.send(FakeWorker.verdict(worker.seen().get(1), Outcome.WRONG, null, EndpointSignal.ALIVE));
        await().atMost(PATIENCE).until(() -> run(run).getInt("answered") == 2);
        await().atMost(PATIENCE).until(() -> worker.seen().size() == 4);
        assertThat(run(run).getInt("outstanding")).isEqualTo(2);
    }

    @Test
    void aCreditThatCannotBeGivenTakesNoVerdictBack() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(2), model(1), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 1);
        jdbi.useHandle(handle -> handle.execute(
                "alter table run_item add constraint none_reserved check (credit <> 'RESERVED') not valid"));
        try {
            worker.answerOne();
            await().atMost(PATIENCE).until(() -> run(run).getInt("answered") == 1);
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table run_item drop constraint none_reserved"));
        }
        await().atMost(PATIENCE).until(() -> worker.held() == 1);
    }

    @Test
    void anAnswerToAPublicationThatARestoredDatabaseForgotCountsAsAttempted() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(3), model(1), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 1);
        command(run, "pause").then().statusCode(200);
        jdbi.useHandle(handle -> handle.execute(
                "update run_item set credit = 'NONE', publication = 0, attempted = false, since = null,"
                        + " lease_until = null where run = ?",
                UUID.fromString(run)));

        worker.answerOne();

        await().atMost(PATIENCE).until(() -> run(run).getInt("answered") == 1);
        assertThat(run(run).getInt("attempted")).isEqualTo(1);
    }

    @Test
    void aRevisionCountsOnceItIsThereForEveryItem() {
        worker.behave(Behaviour.UNPARSABLE, this::mine);
        String run = start(dataset(3), model(2), "backfill", 1);
        awaitState(run, "COMPLETED");
        List<EvaluationRequest> asked = List.copyOf(worker.seen());
        worker.send(reread(asked.get(0), Outcome.CORRECT, null));
        worker.send(reread(asked.get(1), Outcome.WRONG, null));
        await().atMost(PATIENCE)
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from run_item where run = :run and reread_revision = 2")
                                .bind("run", UUID.fromString(run))
                                .mapTo(Integer.class)
                                .one())
                        == 2);
        assertThat(run(run).getInt("runRevision")).isEqualTo(1);
        assertThat(run(run).getInt("unscored")).isEqualTo(3);

        worker.send(reread(asked.get(2), Outcome.UNSCORED, Reason.UNPARSABLE));

        await().atMost(PATIENCE).until(() -> run(run).getInt("runRevision") == 2);
        assertThat(run(run).getInt("answered")).isEqualTo(2);
        assertThat(run(run).getInt("unscored")).isEqualTo(1);
        assertThat(run(run).getString("state")).isEqualTo("COMPLETED");
        worker.behave(Behaviour.ANSWER, this::mine);
        command(run, "retry").then().statusCode(200).body("retried", is(1));
        awaitState(run, "COMPLETED");
        assertThat(worker.seen().get(3).revision()).isEqualTo(2);
        assertThat(worker.seen().get(3).item().id())
                .isEqualTo(asked.get(2).item().id());
    }

    private static Verdict reread(EvaluationRequest asked, Outcome outcome, Reason reason) {
        EvaluationRequest revised = new EvaluationRequest(
                asked.runId(),
                2,
                asked.attempt(),
                asked.publication(),
                asked.deadline(),
                asked.seed(),
                asked.model(),
                asked.protocol(),
                asked.item(),
                asked.facts());
        return FakeWorker.verdict(revised, outcome, reason, EndpointSignal.NOT_CALLED);
    }

    @Test
    void whatCannotBeReadGoesAsideUnchangedAndStopsNobody() {
        byte[] poison = {'{', (byte) 0xff, 0, 'x'};
        events.send(new ProducerRecord<>(Topic.VERDICTS.topicName(), test.getBytes(StandardCharsets.UTF_8), poison))
                .join();
        worker.behave(Behaviour.ANSWER, this::mine);
        awaitState(start(dataset(3), model(2), "backfill", 1), "COMPLETED");
        ConsumerRecord<byte[], byte[]> aside = deadLetter("longform.verdicts.v1.dataset-service.dlq");
        assertThat(aside.value()).isEqualTo(poison);
        assertThat(new String(
                        aside.headers()
                                .lastHeader("longform-dead-letter-reason")
                                .value(),
                        StandardCharsets.UTF_8))
                .startsWith("not a Verdict");
    }

    @Test
    void pauseHoldsBackWhatIsNotOutAndResumeLetsItGo() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(8), model(2), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 2);
        command(run, "pause").then().statusCode(200).body("state", is("PAUSED"));
        command(run, "pause").then().statusCode(200).body("state", is("PAUSED"));
        worker.behave(Behaviour.ANSWER, this::mine);
        await().atMost(PATIENCE).until(() -> run(run).getInt("outstanding") == 0);
        assertThat(run(run).getInt("answered")).isEqualTo(2);
        command(run, "resume").then().statusCode(200);
        awaitState(run, "COMPLETED");
        command(run, "resume").then().statusCode(409).body("detail", containsString("COMPLETED"));
    }

    @Test
    void cancelledItemsAreToldAndALateAnswerStands() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(5), model(2), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 2);
        command(run, "cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELLED"))
                .body("unscored", is(5));
        Map<String, Verdict> told = verdictsOf(run, 5);
        assertThat(told.values())
                .allMatch(verdict -> "CANCELLED".equals(verdict.reason().name()));
        EvaluationRequest late = worker.answerOne();
        await().atMost(PATIENCE).until(() -> run(run).getInt("answered") == 1);
        assertThat(told.get(late.item().id()).attempt()).isGreaterThan(late.attempt());
        assertThat(run(run).getInt("unscored")).isEqualTo(4);
    }

    @Test
    void retryTriesUnscoredItemsAgainUnderTheNextAttempt() {
        worker.behave(Behaviour.UNPARSABLE, this::mine);
        String run = start(dataset(4), model(2), "backfill", 1);
        awaitState(run, "COMPLETED");
        assertThat(run(run).getInt("unscored")).isEqualTo(4);
        worker.behave(Behaviour.ANSWER, this::mine);
        given().post("/api/v1/runs/" + run + "/retry?reason=TIMEOUT")
                .then()
                .statusCode(200)
                .body("retried", is(0));
        given().post("/api/v1/runs/" + run + "/retry?reason=NONSENSE").then().statusCode(400);
        double retriedBefore = publishedAgain();
        given().post("/api/v1/runs/" + run + "/retry").then().statusCode(200).body("retried", is(4));
        awaitState(run, "COMPLETED");
        assertThat(publishedAgain() - retriedBefore).isGreaterThanOrEqualTo(4);
        assertThat(run(run).getInt("answered")).isEqualTo(4);
        assertThat(worker.seen().subList(4, 8)).allMatch(request -> request.attempt() == 2);
    }

    @Test
    void anItemWithoutAVerdictGoesOutAgainAndIsLostAfterItsLastAttempt() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(1), model(1), "backfill", 1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            int seen = attempt;
            await().atMost(PATIENCE).until(() -> worker.seen().size() == seen);
            assertThat(worker.seen().get(attempt - 1).attempt()).isEqualTo(attempt);
            await().atMost(PATIENCE).until(() -> endLeases(run) == 1);
        }
        awaitState(run, "COMPLETED");
        assertThat(verdictsOf(run, 1).values())
                .allMatch(verdict -> "LOST".equals(verdict.reason().name()));
    }

    @Test
    void anItemThatNoRecordCanHoldEndsAndSaysSo() throws Exception {
        worker.behave(Behaviour.ANSWER, this::mine);
        String name = test + "-large";
        String text = IntStream.range(0, 2000)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining(" "));
        given().contentType("application/x-ndjson")
                .body(("{\"id\":\"large\",\"subset\":\"QA\",\"prompt\":\"p\",\"chosen\":[\"" + text
                                + "\"],\"rejected\":[\"bad\"]}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + name)
                .then()
                .statusCode(201);
        limitRecords("10240");
        try {
            String run = start(name, model(1), "backfill", 1);
            awaitState(run, "COMPLETED");
            assertThat(verdictsOf(run, 1).values()).extracting(Verdict::reason).containsOnly(Reason.INTERNAL_ERROR);
        } finally {
            limitRecords(String.valueOf(Topic.MAX_RECORD_BYTES));
        }
        assertThat(worker.seen()).isEmpty();
    }

    private void limitRecords(String bytes) throws Exception {
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC,
                Topic.requestsFor(ModelKind.CLASSIFIER).topicName());
        AlterConfigOp limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        try (Admin admin = clients.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
        }
    }

    @Test
    void whatADeadReplicaReservedIsPublished() {
        worker.behave(Behaviour.ANSWER, request -> false);
        String run = start(dataset(1), model(1), "backfill", 1);
        await().atMost(PATIENCE).until(() -> endLeases(run) == 1);
        jdbi.useHandle(handle -> handle.createUpdate("update run_item set credit = 'RESERVED', reserved_by = :gone,"
                        + " lease_until = null where run = :run")
                .bind("gone", UUID.randomUUID())
                .bind("run", UUID.fromString(run))
                .execute());
        worker.behave(Behaviour.ANSWER, this::mine);
        awaitState(run, "COMPLETED");
    }

    @Test
    void aReplayedRequestGoesOutAnewOnlyWhileItsItemIsUnsettled() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = start(dataset(1), model(1), "backfill", 1);
        await().atMost(PATIENCE).until(() -> worker.held() == 1);
        setAsideRequest(run + "/item-0");
        replay(1, 0);
        await().atMost(PATIENCE).until(() -> worker.seen().size() == 2);
        assertThat(worker.seen()).extracting(EvaluationRequest::attempt).containsOnly(1);
        assertThat(worker.seen()).extracting(EvaluationRequest::publication).containsExactly(1, 2);
        worker.behave(Behaviour.ANSWER, this::mine);
        awaitState(run, "COMPLETED");
        setAsideRequest(run + "/item-0");
        replay(0, 1);
        assertThat(worker.seen()).hasSize(2);
    }

    private void setAsideRequest(String key) {
        events.send(new ProducerRecord<>(
                        "longform.scoring.v1.scoring-service.dlq",
                        key.getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xff}))
                .join();
    }

    private static void replay(int replayed, int settled) {
        given().post("/api/v1/dead-letters/longform.scoring.v1/replay")
                .then()
                .statusCode(200)
                .body("replayed", is(replayed))
                .body("settled", is(settled))
                .body("failed", is(0));
    }

    @Test
    void unknownNamesAreNamed() {
        given().contentType("application/json")
                .body(Map.of("dataset", "nowhere", "models", List.of("m")))
                .post("/api/v1/runs")
                .then()
                .statusCode(404)
                .body("detail", containsString("there is no dataset 'nowhere'"));
        given().get("/api/v1/runs/" + UUID.randomUUID()).then().statusCode(404);
        given().contentType("application/json")
                .body(Map.of("dataset", "x", "models", List.of()))
                .post("/api/v1/runs")
                .then()
                .statusCode(400);
    }

    private boolean mine(EvaluationRequest request) {
        return request.model().name().startsWith(test);
    }

    private String dataset(int items) {
        return api.dataset(items);
    }

    private String model(int maxConcurrency) {
        return api.model(maxConcurrency);
    }

    private String start(String dataset, String model, String priority, int seed) {
        return api.start(dataset, model, Map.of("priority", priority, "seed", seed));
    }

    private static JsonPath run(String id) {
        return RunApi.run(id);
    }

    private static io.restassured.response.Response command(String run, String command) {
        return given().post("/api/v1/runs/" + run + "/" + command);
    }

    private double publishedAgain() {
        return meters.get("longform.items.published")
                .tags("kind", "classifier", "again", "true")
                .counter()
                .count();
    }

    private static void awaitState(String run, String state) {
        RunApi.awaitState(run, state);
    }

    private int endLeases(String run) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "update run_item set lease_until = now() where run = :run and credit = 'PUBLISHED'")
                .bind("run", UUID.fromString(run))
                .execute());
    }

    private Map<String, Verdict> verdictsOf(String run, int expected) {
        Map<String, Verdict> verdicts = new java.util.HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.VERDICTS.topicName()));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(record.key(), StandardCharsets.UTF_8).startsWith(run)) {
                        Verdict verdict = EventJson.MAPPER.readValue(record.value(), Verdict.class);
                        verdicts.put(verdict.itemId(), verdict);
                    }
                }
                return verdicts.size() == expected;
            });
        }
        return verdicts;
    }

    private ConsumerRecord<byte[], byte[]> deadLetter(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(record.key(), StandardCharsets.UTF_8).equals(test)) {
                        found.add(record);
                    }
                }
                return new HashSet<>(found).size() == 1;
            });
            return found.get(0);
        }
    }
}
