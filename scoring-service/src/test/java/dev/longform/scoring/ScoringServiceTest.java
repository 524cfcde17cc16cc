package dev.longform.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.CallBegun;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.EventType;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.platform.DeadLetters;
import dev.longform.platform.EventReader;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import dev.longform.platform.UnreadableEventException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class ScoringServiceTest {
    private static final long ONE = Verdict.CREDIT_UNITS;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Inject
    Broker broker;

    @Inject
    EventWriter writer;

    @Inject
    KafkaClients clients;

    @Test
    void aRequestBecomesAVerdictWithItsFactsAndItsCost() {
        score("good-1", 2.5);
        score("bad-1", -1.0);
        EvaluationRequest request = Requests.request("happy", vllm(), "good-1 text", "bad-1");

        broker.send("happy", request);

        Verdict verdict = broker.verdicts("happy", 1).get(0);
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        "run-1",
                        1,
                        "happy",
                        2,
                        3,
                        verdict.delivery(),
                        request.facts(),
                        Outcome.CORRECT,
                        null,
                        null,
                        ONE,
                        ONE,
                        List.of(2.5, -1.0),
                        List.of(),
                        Truncation.NONE,
                        null,
                        new Usage(2, 0, 40, 0, 0, 0, verdict.usage().latenciesMs()),
                        EndpointSignal.ALIVE,
                        null,
                        verdict.answeredAt(),
                        verdict.worker()));
        assertThat(verdict.usage().latenciesMs()).hasSize(2);
        assertThat(verdict.worker()).startsWith("scoring-service-");
    }

    @Test
    void aTraceOfEveryCallStandsBeforeTheVerdict() {
        score("traced", 1.0);

        broker.send("trace", Requests.request("trace", vllm(), "traced a", "traced b"));

        Verdict verdict = broker.verdicts("trace", 1).get(0);
        List<ConsumerRecord<byte[], byte[]>> begun = broker.records(EventType.CALL_BEGUN, "trace", 2);
        ConsumerRecord<byte[], byte[]> settled =
                broker.records(EventType.VERDICT, "trace", 1).get(0);
        assertThat(begun)
                .extracting(ScoringServiceTest::note)
                .extracting(CallBegun::delivery, CallBegun::call)
                .containsExactly(tuple(verdict.delivery(), 1), tuple(verdict.delivery(), 2));
        assertThat(begun).allSatisfy(note -> {
            assertThat(note.partition()).isEqualTo(settled.partition());
            assertThat(note.offset()).isLessThan(settled.offset());
        });
    }

    @Test
    void aRequestDeliveredAgainHasTheSameOutcomeUnderAnotherDelivery() {
        score("again", 1.0);
        EvaluationRequest request = Requests.request("again", vllm(), "again x", "again y");

        broker.send("again", request);
        broker.send("again", request);

        List<Verdict> verdicts = broker.verdicts("again", 2);
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.TIED, Outcome.TIED);
        assertThat(verdicts).extracting(Verdict::credit).containsExactly(ONE / 2, ONE / 2);
        assertThat(verdicts.get(0).delivery()).isNotEqualTo(verdicts.get(1).delivery());
    }

    @Test
    void bytesThatCannotBeReadGoAsideUnchangedAndStopNothing() {
        byte[] poison = {(byte) 0xff, (byte) 0xfe, '{', 0, (byte) 0xc3};
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("longform.scoring.v1", 0, "run-1/poison".getBytes(StandardCharsets.UTF_8), poison);
        record.headers().add("ce_type", EventType.EVALUATION_REQUEST.getBytes(StandardCharsets.UTF_8));
        score("after", 1.0);

        writer.send(record).join();
        broker.send("after", Requests.request("after", vllm(), "after x", "after y"));

        ConsumerRecord<byte[], byte[]> aside =
                broker.records(EventType.EVALUATION_REQUEST, "poison", 1).get(0);
        assertThat(aside.topic()).isEqualTo("longform.scoring.v1.scoring-service.dlq");
        assertThat(aside.value()).isEqualTo(poison);
        assertThat(new String(aside.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8))
                .startsWith("not a EvaluationRequest: ");
        assertThat(broker.verdicts("after", 1)).hasSize(1);
    }

    @Test
    void aRequestThatBreaksTheContractGoesAside() {
        broker.send("broken", Map.of("runId", "run-1", "revision", 0));

        ConsumerRecord<byte[], byte[]> aside =
                broker.records(EventType.EVALUATION_REQUEST, "broken", 1).get(0);
        assertThat(aside.topic()).isEqualTo("longform.scoring.v1.scoring-service.dlq");
    }

    @Test
    void afterItsDeadlineARequestCostsNothing() {
        EvaluationRequest late =
                Requests.request("late", vllm(), Instant.now().minusSeconds(1), false, "late x", "late y");

        broker.send("late", late);

        Verdict verdict = broker.verdicts("late", 1).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(verdict.reason()).isEqualTo(Reason.LOST);
        assertThat(verdict.signal()).isEqualTo(EndpointSignal.NOT_CALLED);
        assertThat(verdict.usage()).isEqualTo(Usage.NONE);
        assertThat(broker.records(EventType.CALL_BEGUN, "late", 0)).isEmpty();
        SERVER.verify(0, postRequestedFor(urlEqualTo("/classify")).withRequestBody(containing("late x")));
    }

    @Test
    void anOverloadedServersWishIsPassedOn() {
        answer("busy", aResponse().withStatus(429).withHeader("Retry-After", "30"));

        broker.send("busy", Requests.request("busy", vllm(), "busy x", "busy y"));

        Verdict verdict = broker.verdicts("busy", 1).get(0);
        assertThat(verdict.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(verdict.signal()).isEqualTo(EndpointSignal.OVERLOADED);
        assertThat(verdict.retryAfterMs()).isEqualTo(30_000);
        assertThat(verdict.usage().calls()).isEqualTo(1);
        assertThat(verdict.usage().callsWithoutUsage()).isEqualTo(1);
    }

    @Test
    void aServerThatIsAwayIsNotCharged() {
        broker.send(
                "away",
                Requests.request("away", Requests.model("vllm-classify", "http://127.0.0.1:1", Map.of()), "x", "y"));

        Verdict verdict = broker.verdicts("away", 1).get(0);
        assertThat(verdict.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(verdict.signal()).isEqualTo(EndpointSignal.UNREACHABLE);
        assertThat(verdict.usage()).isEqualTo(Usage.NONE);
        assertThat(broker.records(EventType.CALL_BEGUN, "away", 3)).hasSize(3);
    }

    @Test
    void anUnknownAdapterIsABadRequestThatNamesTheKnownOnes() {
        broker.send("adapter", Requests.request("adapter", Requests.model("tea-leaves", null, Map.of()), "x", "y"));

        Verdict verdict = broker.verdicts("adapter", 1).get(0);
        assertThat(verdict.reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(verdict.detail())
                .isEqualTo("no adapter tea-leaves here; known are builtin:length, builtin:minilm, llama-server, oip-v2,"
                        + " onnx, sglang, tei, vllm-classify, vllm-pooling, vllm-score");
    }

    @Test
    void modelsInThisProcessCostNoCallAndLeaveNoTrace() {
        broker.send(
                "length", Requests.request("length", Requests.model("builtin:length", null, Map.of()), "a b", "a b c"));
        broker.send(
                "minilm",
                Requests.request(
                        "minilm",
                        Requests.model("builtin:minilm", null, Map.of()),
                        "A magnet attracts iron because the moments of its atoms point the same way.",
                        "Knead the dough and bake it."));

        Verdict length = broker.verdicts("length", 1).get(0);
        assertThat(length.scores()).containsExactly(2.0, 3.0);
        assertThat(length.outcome()).isEqualTo(Outcome.WRONG);
        assertThat(length.signal()).isEqualTo(EndpointSignal.NOT_CALLED);
        Verdict miniLm = broker.verdicts("minilm", 1).get(0);
        assertThat(miniLm.outcome()).isEqualTo(Outcome.CORRECT);
        assertThat(miniLm.truncation()).isEqualTo(Truncation.NONE);
        assertThat(miniLm.usage()).isEqualTo(Usage.NONE);
        assertThat(broker.records(EventType.CALL_BEGUN, "minilm", 0)).isEmpty();
    }

    @Test
    void manySlowItemsAreWorkedOnAtATime() {
        answer("slow", okJson(body(1.0)).withFixedDelay(1500));
        for (int i = 0; i < 8; i++) {
            broker.send("slow-" + i, Requests.request("slow-" + i, vllm(), "slow x", "slow y"));
        }
        long start = System.nanoTime();

        for (int i = 0; i < 8; i++) {
            assertThat(broker.verdicts("slow-" + i, 1)).hasSize(1);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void aSettledRequestIsCommitted() throws Exception {
        broker.send("commit", Requests.request("commit", Requests.model("builtin:length", null, Map.of()), "a", "b c"));
        broker.verdicts("commit", 1);

        try (Admin admin = clients.admin()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> admin
                                    .listConsumerGroupOffsets("scoring-service")
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .values()
                                    .stream()
                                    .anyMatch(offset -> offset != null && offset.offset() > 0));
        }
    }

    @Test
    void theMetersTellHowItWent() {
        broker.send("meter", Requests.request("meter", Requests.model("builtin:length", null, Map.of()), "a b", "c"));
        broker.verdicts("meter", 1);

        RestAssured.get(Management.url("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("longform_worker_busy_threads"))
                .body(containsString("longform_worker_verdicts_total{outcome=\"CORRECT\",reason=\"none\"}"));
    }

    private static CallBegun note(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventReader.read(record, CallBegun.class);
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelSpec vllm() {
        return Requests.model("vllm-classify", SERVER.baseUrl(), Map.of("maxModelLen", 8192));
    }

    private static void score(String candidate, double score) {
        answer(candidate, okJson(body(score)));
    }

    private static void answer(String candidate, ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .withRequestBody(containing("\"content\":\"" + candidate))
                .willReturn(response));
    }

    private static String body(double score) {
        return "{\"data\":[{\"index\":0,\"label\":\"LABEL_0\",\"probs\":[" + score
                + "],\"num_classes\":1}],\"usage\":{\"prompt_tokens\":20,\"total_tokens\":20}}";
    }
}
