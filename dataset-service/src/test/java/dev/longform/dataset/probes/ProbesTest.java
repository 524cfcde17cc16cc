package dev.longform.dataset.probes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.ProbeReport.Finding;
import dev.longform.contracts.ProbeReport.Level;
import dev.longform.contracts.RunEvent;
import dev.longform.contracts.Topic;
import dev.longform.dataset.domain.probes.ProbeImpossible;
import dev.longform.dataset.domain.probes.Prober;
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

    private final AtomicInteger probes = new AtomicInteger();
    private String name;

    @BeforeEach
    void nameTheModel() {
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aModelIsProbedWhenItIsRegistered() {
        answer(true, Activation.RAW);
        register();
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/v1/probes?model=" + name)
                .then()
                .statusCode(200)
                .body("activation", is("raw"))
                .body("fits", is(true)));
    }

    @Test
    void aRunOnAModelThatFailedItsProbeSaysWhyItWaitsAndAfterwardsWhyNothingWasAnswered() {
        answer(false, Activation.UNKNOWN);
        register();
        String run = start();
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/api/v1/runs/" + run)
                .then()
                .body("note", containsString("no route /classify (use the adapter tei)")));
        assertThat(activationTold(run)).isEqualTo(Activation.UNKNOWN);
        given().post("/api/v1/runs/" + run + "/cancel").then().statusCode(200);
        given().get("/api/v1/runs/" + run)
                .then()
                .body("state", is("CANCELLED"))
                .body("note", containsString("no route /classify (use the adapter tei)"));
    }

    @Test
    void aProbeWaitsForACreditAndTakesIt() {
        when(prober.probe(any())).thenThrow(new ProbeImpossible("not now"));
        register();
        String run = start();
        await().atMost(PATIENCE).until(() -> out(run) == 1);
        answer(true, Activation.RAW);
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

    private void answer(boolean fits, Activation activation) {
        reset(prober);
        when(prober.probe(any())).thenAnswer(call -> {
            ModelSpec model = call.getArgument(0);
            probes.incrementAndGet();
            return new ProbeReport(
                    model.name(),
                    model.revision(),
                    true,
                    fits,
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

    private Activation activationTold(String run) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("test-" + UUID.randomUUID())) {
            consumer.subscribe(List.of(Topic.RUNS.topicName()));
            Activation[] told = new Activation[1];
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(record.key(), StandardCharsets.UTF_8).equals(run)) {
                        told[0] = EventJson.MAPPER
                                .readValue(record.value(), RunEvent.class)
                                .activation();
                    }
                }
                return told[0] != null;
            });
            return told[0];
        }
    }
}
