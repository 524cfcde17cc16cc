package dev.longform.dataset.runs;

import static dev.longform.dataset.runs.RunApi.PATIENCE;
import static dev.longform.dataset.runs.RunApi.awaitState;
import static dev.longform.dataset.runs.RunApi.run;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import dev.longform.database.Patience;
import dev.longform.dataset.CoordinatorConfig;
import dev.longform.dataset.domain.runs.Budgets;
import dev.longform.dataset.domain.runs.Credits;
import dev.longform.dataset.domain.runs.ItemMeters;
import dev.longform.dataset.domain.runs.Publisher;
import dev.longform.dataset.domain.runs.Replica;
import dev.longform.dataset.persistence.BudgetRepository;
import dev.longform.dataset.persistence.CreditRepository;
import dev.longform.dataset.persistence.EndpointRepository;
import dev.longform.dataset.persistence.ReplicaRepository;
import dev.longform.dataset.runs.FakeWorker.Behaviour;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.local.testing.Management;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class BudgetTest {
    @Inject
    KafkaClients clients;

    @Inject
    EventWriter events;

    @Inject
    Jdbi jdbi;

    @Inject
    EndpointRepository endpoints;

    @Inject
    CreditRepository credits;

    @Inject
    Budgets budgets;

    @Inject
    BudgetRepository budgetRows;

    @Inject
    ReplicaRepository replicas;

    @Inject
    CoordinatorConfig config;

    @Inject
    Patience patience;

    @Inject
    ItemMeters meters;

    private FakeWorker worker;
    private String test;
    private RunApi api;

    @BeforeEach
    void startWorker() {
        test = "b" + UUID.randomUUID().toString().substring(0, 8);
        api = new RunApi(test);
        worker = new FakeWorker(clients, events);
    }

    @AfterEach
    void stopWorker() throws InterruptedException {
        worker.behave(Behaviour.ANSWER, this::mine);
        worker.close();
    }

    @Test
    void theLimitInCallsHoldsUnderTwoCoordinators() throws InterruptedException {
        worker.behave(Behaviour.SPEND, this::mine);
        String model = api.model(8);
        String run = api.start(api.dataset(40), model, Map.of("budget", Map.of("maxCalls", 100)));
        Thread second = new Thread(() -> coordinateToo(run, RunApi.endpoint(model)));
        second.start();
        awaitState(run, "COMPLETED");
        second.join();
        assertThat(worker.spent()).isEqualTo(100);
        assertThat(run(run).getInt("spent.calls")).isEqualTo(100);
        assertThat(run(run).getInt("spent.promptTokens")).isEqualTo(10_000);
        assertThat(run(run).getInt("answered")).isEqualTo(17);
        assertThat(run(run).getInt("unscored")).isEqualTo(23);
        assertThat(run(run).getString("note")).contains("23 items did not fit the run's limit");
    }

    @Test
    void aRaisedLimitGoesOnWhereTheRunEnded() {
        worker.behave(Behaviour.SPEND, this::mine);
        String run = api.start(api.dataset(6), api.model(4), Map.of("budget", Map.of("maxCalls", 12)));
        awaitState(run, "COMPLETED");
        assertThat(run(run).getInt("answered")).isEqualTo(2);
        retry(run, 12).statusCode(409).body("detail", containsString("used 12 calls"));
        retry(run, 36).statusCode(200).body("retried", is(4));
        awaitState(run, "COMPLETED");
        assertThat(run(run).getInt("answered")).isEqualTo(6);
        assertThat(run(run).getInt("budget.maxCalls")).isEqualTo(36);
        assertThat(worker.spent()).isEqualTo(36);
        assertThat(run(run).getString("note")).isNull();
    }

    @Test
    void everyDeliveryIsBookedOnceWhateverBecomesOfIt() {
        worker.behave(Behaviour.HOLD, this::mine);
        String run = api.start(api.dataset(1), api.model(1), Map.of());
        await().atMost(PATIENCE).until(() -> worker.held() == 1);
        EvaluationRequest request = worker.seen().get(0);
        assertThat(request.maxCalls()).isNull();
        Verdict first = FakeWorker.verdict(request, Outcome.CORRECT, null, EndpointSignal.ALIVE, usage(2));
        Verdict late = FakeWorker.verdict(request, Outcome.WRONG, null, EndpointSignal.ALIVE, usage(3));
        for (Verdict verdict : List.of(first, first, late, first, late)) {
            worker.send(verdict);
        }
        await().atMost(PATIENCE).until(() -> run(run).getInt("spent.calls") == 5);
        assertThat(run(run).getInt("spent.completionTokens")).isEqualTo(50);
        assertThat(run(run).getMap("budget")).isNull();
    }

    @Test
    void anEstimateStartsNothing() {
        String dataset = api.dataset(5);
        api.post("/api/v1/runs?dryRun=true", dataset, api.model(2), Map.of("budget", Map.of("maxCalls", 29)))
                .statusCode(200)
                .body("[0].items", is(5))
                .body("[0].calls.least", is(10))
                .body("[0].calls.most", is(30))
                .body("[0].cost", nullValue())
                .body("[0].seconds", nullValue())
                .body("[0].fits", is(false));
        assertThat(worker.seen()).isEmpty();
        api.post("/api/v1/runs", dataset, api.model(2), Map.of("budget", Map.of("maxCost", 1)))
                .statusCode(409)
                .body("detail", containsString("a limit in money needs prices"));
        api.post("/api/v1/runs", dataset, api.model(2), Map.of("budget", Map.of("maxCalls", 0)))
                .statusCode(400);
    }

    @Test
    void anEndpointThatRefusesGetsLessAndAllOfItAgain() {
        worker.behave(Behaviour.HOLD, this::mine);
        String model = api.model(10);
        String run = api.start(api.dataset(200), model, Map.of());
        await().atMost(PATIENCE).until(() -> worker.held() == 10);
        assertThat(window(model)).isEqualTo(10);
        worker.refuseOne();
        await().atMost(PATIENCE).until(() -> window(model) == 6);
        await().atMost(PATIENCE).until(() -> given().get(Management.url("/q/metrics"))
                .asString()
                .contains("longform_endpoint_window{endpoint=\"" + RunApi.endpoint(model) + "\""));
        worker.behave(Behaviour.ANSWER, this::mine);
        await().atMost(PATIENCE)
                .until(() -> run(run).getString("state").equals("COMPLETED")
                        || window(model) != null && window(model) == 10);
        awaitState(run, "COMPLETED");
    }

    private static Integer window(String model) {
        return given().get("/api/v1/endpoints")
                .jsonPath()
                .get("find { it.endpoint == '" + RunApi.endpoint(model) + "' }.window");
    }

    private void coordinateToo(String run, String endpoint) {
        Replica replica = new Replica(jdbi, replicas, config);
        Credits more = new Credits(jdbi, endpoints, credits, budgets, budgetRows, replica, config);
        Publisher publisher = new Publisher(jdbi, credits, events, config, patience, meters);
        while (!run(run).getString("state").equals("COMPLETED")) {
            replica.seen(Instant.now());
            publisher.publish(more.reserve(endpoint));
        }
    }

    private static ValidatableResponse retry(String run, int maxCalls) {
        return given().post("/api/v1/runs/" + run + "/retry?reason=BUDGET_EXHAUSTED&maxCalls=" + maxCalls)
                .then();
    }

    private static Usage usage(int calls) {
        return new Usage(calls, 0, 100L * calls, 10L * calls, 0, 0, List.of(20L));
    }

    private boolean mine(EvaluationRequest request) {
        return request.model().name().startsWith(test);
    }
}
