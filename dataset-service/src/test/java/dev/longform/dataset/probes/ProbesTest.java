package dev.longform.dataset.probes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.ProbeReport.Finding;
import dev.longform.contracts.ProbeReport.Level;
import dev.longform.contracts.Reason;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.RunState;
import dev.longform.contracts.Topic;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import dev.longform.dataset.domain.probes.Prober;
import dev.longform.dataset.persistence.ProbeRepository;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventJson;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.InjectMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class ProbesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @InjectMock
    Prober prober;

    @Inject
    Jdbi jdbi;

    @Inject
    KafkaClients clients;

    @Inject
    ProbeRepository reports;

    private final AtomicInteger probes = new AtomicInteger();
    private String name;

    @BeforeEach
    void nameTheModel() {
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aModelIsProbedWhenItIsRegistered() {
        answer(null, Activation.RAW);
        register();
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/v1/probes?model=" + name)
                .then()
                .statusCode(200)
                .body("activation", is("raw"))
                .body("fits", is(true)));
    }

    @Test
    void aRunOnAModelThatCannotAnswerWaitsSaysWhyAndGoesOnWhenAProbeFindsItCan() {
        answer(Reason.BAD_REQUEST, Activation.UNKNOWN);
        register();
        given().post("/api/v1/probes?model=" + name).then().statusCode(200).body("obstacle", is("BAD_REQUEST"));
        String run = start();

        await().atMost(PATIENCE).until(() -> probes.get() >= 2);
        given().get("/api/v1/runs/" + run)
                .then()
                .body("state", is("STALLED"))
                .body("outstanding", is(0))
                .body("pending", is(1))
                .body("note", startsWith("no item is sent, since each would end as BAD_REQUEST: no route /classify"))
                .body("note", containsString("(use the adapter tei)"));
        assertThat(told(run, event -> event.state() == RunState.STALLED).activation())
                .isEqualTo(Activation.UNKNOWN);

        answer(null, Activation.RAW);
        makeTheNextProbeDue();

        await().atMost(PATIENCE).until(() -> out(run) == 1);
        given().get("/api/v1/runs/" + run).then().body("state", is("RUNNING")).body("note", nullValue());
        assertThat(told(run, event -> event.state() == RunState.RUNNING && event.activation() == Activation.RAW))
                .isNotNull();
    }

    @Test
    void aModelWhoseRunsDoNotWaitIsLeftAlone() {
        answer(Reason.MODEL_NOT_FOUND, Activation.UNKNOWN);
        register();
        given().post("/api/v1/probes?model=" + name).then().statusCode(200);
        String run = start();
        given().post("/api/v1/runs/" + run + "/pause").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> probes.get() >= 2);
        int before = probes.get();
        makeTheNextProbeDue();

        assertThat(due(Instant.now())).isEmpty();
        assertThat(probes).hasValue(before);
        given().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        given().get("/api/v1/runs/" + run)
                .then()
                .body("state", is("CANCELLED"))
                .body("note", containsString("the last probe found: no route /classify (use the adapter tei)"));
    }

    @Test
    void waitsGrowAndWhatIsDueIsProbedByOneReplica() {
        answer(Reason.UNAUTHORIZED, Activation.UNKNOWN);
        register();
        given().post("/api/v1/probes?model=" + name).then().statusCode(200);
        String run = start();
        await().atMost(PATIENCE).until(() -> probes.get() >= 2);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waitOfTheNextProbe())
                .isIn(Duration.ofSeconds(30), Duration.ofSeconds(60)));
        Instant later = Instant.now().plus(Duration.ofHours(1));
        assertThat(due(later)).extracting(ModelSpec::name).contains(name);
        assertThat(due(later)).isEmpty();
        given().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
    }

    @Test
    void whatAnotherTryMayChangeHoldsNoRun() {
        answer(false, null, Activation.UNKNOWN);
        register();
        given().post("/api/v1/probes?model=" + name).then().statusCode(200).body("fits", is(false));
        String run = start();

        await().atMost(PATIENCE).until(() -> out(run) == 1);
        given().get("/api/v1/runs/" + run)
                .then()
                .body("state", is("RUNNING"))
                .body("note", containsString("the last probe found: no route /classify (use the adapter tei)"));
    }

    @Test
    void aProbeWaitsForACreditAndTakesIt() {
        when(prober.probe(any())).thenThrow(new ProbeImpossible("not now"));
        register();
        String run = start();
        await().atMost(PATIENCE).until(() -> out(run) == 1);
        answer(null, Activation.RAW);
        given().post("/api/v1/probes?model=" + name).then().statusCode(503).body("detail", containsString("are taken"));
        assertThat(probes).hasValue(0);
        given().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        jdbi.useHandle(handle -> handle.createUpdate("update run_item set credit = 'NONE' where run = :run")
                .bind("run", UUID.fromString(run))
                .execute());
        given().post("/api/v1/probes?model=" + name).then().statusCode(200);
        assertThat(probes).hasValue(1);
    }

    @Test
    void aWorkerThatIsAwayIsSaidToBe() {
        when(prober.probe(any())).thenThrow(new ProbeImpossible("scoring-service could not be asked"));
        register();
        given().post("/api/v1/probes?model=" + name)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", is("scoring-service could not be asked"));
        given().get("/api/v1/probes?model=" + name).then().statusCode(404);
        given().post("/api/v1/probes?model=none-" + name).then().statusCode(404);
        given().post("/api/v1/probes").then().statusCode(400);
    }

    private List<ModelSpec> due(Instant when) {
        return jdbi.withHandle(handle -> reports.claimDue(handle, when, when.plusSeconds(60)));
    }

    private void makeTheNextProbeDue() {
        jdbi.useHandle(handle -> handle.createUpdate("update probe set next_try_at = :now where model = :model")
                .bind("now", Instant.now())
                .bind("model", name)
                .execute());
    }

    private Duration waitOfTheNextProbe() {
        return jdbi.withHandle(handle -> handle.createQuery("select at, next_try_at from probe where model = :model")
                .bind("model", name)
                .map((row, context) -> Duration.between(
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("next_try_at").toInstant()))
                .one());
    }

    private void answer(Reason obstacle, Activation activation) {
        answer(obstacle == null, obstacle, activation);
    }

    private void answer(boolean fits, Reason obstacle, Activation activation) {
        reset(prober);
        when(prober.probe(any())).thenAnswer(call -> {
            ModelSpec model = call.getArgument(0);
            probes.incrementAndGet();
            return new ProbeReport(
                    model.name(),
                    model.revision(),
                    true,
                    fits,
                    obstacle,
                    activation,
                    8192,
                    ChatTemplate.UNKNOWN,
                    null,
                    List.of(),
                    20L,
                    2,
                    fits ? List.of() : List.of(new Finding(Level.PROBLEM, "no route /classify", "use the adapter tei")),
                    Instant.now());
        });
    }

    private void register() {
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        name,
                        "revision",
                        "1",
                        "kind",
                        "classifier",
                        "adapter",
                        "vllm-classify",
                        "endpoint",
                        "http://" + name + ".example",
                        "maxConcurrency",
                        1))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }

    private String start() {
        given().contentType("application/x-ndjson")
                .body(("{\"id\":\"i\",\"subset\":\"QA\",\"prompt\":\"" + name
                                + "\",\"chosen\":[\"good\"],\"rejected\":[\"bad\"]}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?name=" + name)
                .then()
                .statusCode(201);
        return given().contentType("application/json")
                .body(Map.of("dataset", name, "models", List.of(name)))
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("[0].run");
    }

    private int out(String run) {
        return given().get("/api/v1/runs/" + run).jsonPath().getInt("outstanding");
    }

    /** The first event of the run that is so. */
    private RunEvent told(String run, Predicate<RunEvent> wanted) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.RUNS.topicName()));
            RunEvent[] told = new RunEvent[1];
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(record.key(), StandardCharsets.UTF_8).equals(run)) {
                        RunEvent event = EventJson.MAPPER.readValue(record.value(), RunEvent.class);
                        told[0] = told[0] == null && wanted.test(event) ? event : told[0];
                    }
                }
                return told[0] != null;
            });
            return told[0];
        }
    }
}
