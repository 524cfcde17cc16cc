package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ServerFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulatedDataset dataset = Items.dataset(Items.of("QA", 20));
    private final SimulatedItem item = dataset.items().get(0);

    @Test
    void noMoreCallsAreServedThanThereAreSlots() throws Exception {
        try (SimulatedServer server = start(rm().slots(4, 200))) {
            Client client = new Client(server.endpoint());
            long begin = System.nanoTime();
            List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(begin(client, i % 4));
            }
            for (CompletableFuture<HttpResponse<String>> call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }

            // twelve calls in four slots are three rounds of 200 ms
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(590));
            assertThat(server.tally().maxOutstanding()).isEqualTo(12);
            assertThat(server.tally().latencyMs().max()).isGreaterThanOrEqualTo(590);
            assertThat(server.tally().outstanding()).isZero();
        }
    }

    @Test
    void aServerThatIsHurriedAnswersAtOnceInItsSlots() throws Exception {
        try (SimulatedServer server = start(rm().slots(1, 60_000))) {
            server.hurry();

            Client.Reply reply = new Client(server.endpoint()).classify(item, 0);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(server.tally().latencyMs().max()).isLessThan(60_000);
        }
    }

    @Test
    void manyClientsKeepTheirConnections() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (SimulatedServer server = start(rm())) {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                clients.add(CompletableFuture.runAsync(() -> classify(server, 10), threads));
            }
            CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get();
            Client one = new Client(server.endpoint());
            List<CompletableFuture<HttpResponse<String>>> burst = new ArrayList<>();
            for (int i = 0; i < 128; i++) {
                burst.add(begin(one, i % 4));
            }
            for (CompletableFuture<HttpResponse<String>> call : burst) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }

            assertThat(server.tally().calls()).isEqualTo(64 * 10 + 128);
            assertThat(server.tally().failedCalls()).isZero();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anItemFailsItsFirstTriesAndThenWorks() throws Exception {
        try (SimulatedServer failing = start(rm().failures(new Failures(1, 0, 0, 2, 1)));
                SimulatedServer limited = start(rm().failures(new Failures(0, 1, 0, 1, 3)))) {
            Client client = new Client(failing.endpoint());
            assertThat(client.classify(item, 0).status()).isEqualTo(500);
            assertThat(client.classify(item, 1).status()).isEqualTo(500);
            assertThat(client.classify(item, 0).status()).isEqualTo(200);
            assertThat(client.classify(dataset.items().get(1), 0).status()).isEqualTo(500);
            assertThat(failing.tally().failedCalls()).isEqualTo(3);
            assertThat(failing.tally().answeredCalls()).isEqualTo(1);

            Client.Reply refused = new Client(limited.endpoint()).classify(item, 0);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.response().headers().firstValue("retry-after")).contains("3");
            assertThat(refused.body().at("/error/message").asText()).contains("Rate limit");
        }
    }

    @Test
    void aClientThatLeavesGivesItsSlotBack() throws Exception {
        try (SimulatedServer server = start(rm().slots(1, 0).failures(new Failures(0, 0, 1, 1, 1)))) {
            Client client = new Client(server.endpoint());
            CompletableFuture<HttpResponse<String>> hanging =
                    client.begin("/classify", Client.classification(item, 0), Duration.ofMillis(300));
            assertThatThrownBy(hanging::get).hasMessageContaining("timed out");

            await().atMost(PATIENCE).until(() -> server.tally().abandonedCalls() == 1);
            assertThat(server.tally().outstanding()).isZero();
            assertThat(client.classify(item, 0).status()).isEqualTo(200);
        }
    }

    @Test
    void aCutClientInASlotLetsTheNextOneIn() throws Exception {
        try (SimulatedServer server = start(rm().slots(1, 2_000))) {
            Client client = new Client(server.endpoint());
            CompletableFuture<HttpResponse<String>> first =
                    client.begin("/classify", Client.classification(item, 0), Duration.ofMillis(500));
            await().atMost(PATIENCE).until(() -> server.tally().outstanding() == 1);
            CompletableFuture<HttpResponse<String>> second = begin(client, 1);

            assertThatThrownBy(first::get).hasMessageContaining("timed out");
            assertThat(second.get().statusCode()).isEqualTo(200);
            // it waited for the first one to leave, not for its full latency
            assertThat(server.tally().latencyMs().max()).isLessThan(3_900);
        }
    }

    @Test
    void aServerThatRefusesComesBackOnTheSamePort() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());
            client.classify(item, 0);
            server.goDown(Outage.REFUSE);
            assertThatThrownBy(() -> client.classify(item, 0)).isInstanceOf(ConnectException.class);
            server.goDown(Outage.REFUSE);
            assertThatThrownBy(() -> client.classify(item, 0)).isInstanceOf(ConnectException.class);

            server.comeBack();

            assertThat(client.classify(item, 0).status()).isEqualTo(200);
            assertThat(server.tally().calls()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatHangsAnswersWhenItComesBack() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());
            server.goDown(Outage.HANG);
            CompletableFuture<HttpResponse<String>> call = begin(client, 0);
            await().atMost(PATIENCE).until(() -> server.tally().outstanding() == 1);
            assertThat(call).isNotDone();

            server.comeBack();

            assertThat(call.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theAdminApiSteersAServerFromOutside() throws Exception {
        try (SimulatedServer server = start(rm())) {
            Client client = new Client(server.endpoint());
            Client admin = new Client(server.adminUrl());

            assertThat(admin.post("/simulated/down", Map.of("mode", "http503")).status())
                    .isEqualTo(200);
            assertThat(client.classify(item, 0).status()).isEqualTo(503);
            admin.post("/simulated/down", Map.of("mode", "http500"));
            assertThat(client.classify(item, 0).status()).isEqualTo(500);
            admin.post("/simulated/down", Map.of("mode", "refuse"));
            assertThatThrownBy(() -> client.classify(item, 0)).isInstanceOf(ConnectException.class);
            admin.post("/simulated/up", Map.of());
            assertThat(client.classify(item, 0).status()).isEqualTo(200);
            assertThat(admin.post("/simulated/down", Map.of("mode", "nap")).status())
                    .isEqualTo(400);
            assertThat(admin.get("/simulated/tally").body().path("calls").asInt())
                    .isEqualTo(3);
            assertThat(admin.get("/simulated/tally").body().path("failedCalls").asInt())
                    .isEqualTo(2);
            admin.post("/simulated/reset", Map.of());
            assertThat(admin.get("/simulated/tally").body().path("calls").asInt())
                    .isZero();
            assertThat(client.get("/simulated/tally").status()).isEqualTo(404);
        }
    }

    @Test
    void aTakenPortIsReported() {
        try (SimulatedServer first = start(rm())) {
            int port = java.net.URI.create(first.endpoint()).getPort();

            assertThatThrownBy(() -> start(rm().port(port)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("simulated:rm cannot listen");
        }
    }

    private void classify(SimulatedServer server, int times) {
        try {
            Client client = new Client(server.endpoint());
            for (int i = 0; i < times; i++) {
                client.classify(item, i % 4);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<HttpResponse<String>> begin(Client client, int candidate) throws Exception {
        return client.begin("/classify", Client.classification(item, candidate), PATIENCE);
    }

    private static SpecBuilder rm() {
        return SimulatedSpec.builder("simulated:rm", Dialect.VLLM_CLASSIFY);
    }

    private SimulatedServer start(SpecBuilder spec) {
        return SimulatedServer.start(spec.build(), dataset);
    }
}
