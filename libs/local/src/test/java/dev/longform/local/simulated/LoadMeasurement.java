package dev.longform.local.simulated;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures simulated servers on a dataset file, clients and servers in one process: {@code FILE...}. */
final class LoadMeasurement {
    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    private LoadMeasurement() {}

    public static void main(String[] args) throws Exception {
        SimulatedDataset dataset =
                SimulatedDataset.read(Arrays.stream(args).map(Path::of).toList());
        for (int round = 0; round < 3; round++) {
            measure("classify", SimulatedSpec.builder("simulated:m", Dialect.VLLM_CLASSIFY), dataset, 32, 12_000);
            measure("select", SimulatedSpec.builder("simulated:m", Dialect.OPENAI_CHAT), dataset, 32, 8_000);
        }
        measure(
                "16 x 100 ms",
                SimulatedSpec.builder("simulated:m", Dialect.OPENAI_CHAT).slots(16, 100),
                dataset,
                24,
                3_200);
        measure(
                "64 x 500 ms",
                SimulatedSpec.builder("simulated:m", Dialect.VLLM_CLASSIFY).slots(64, 500),
                dataset,
                80,
                2_560);
    }

    private static void measure(String what, SpecBuilder spec, SimulatedDataset dataset, int clients, int calls)
            throws Exception {
        try (SimulatedServer server = SimulatedServer.start(spec.build(), dataset)) {
            List<HttpRequest> requests = requests(server, dataset);
            AtomicInteger next = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(clients);
            for (int i = 0; i < clients; i++) {
                HttpClient http =
                        HttpClient.newBuilder().executor(Runnable::run).build();
                new Thread(() -> call(http, requests, next, calls, done)).start();
            }
            done.await();
            TallyReport tally = server.tally();
            System.out.printf(
                    "%-12s %d clients: %.0f calls/s, %s, at most %d open, %d failed%n",
                    what,
                    clients,
                    tally.callsPerSecond(),
                    tally.latencyMs(),
                    tally.maxOutstanding(),
                    tally.failedCalls() + tally.unknownCalls());
        }
    }

    private static List<HttpRequest> requests(SimulatedServer server, SimulatedDataset dataset) throws Exception {
        boolean judge = server.spec().dialect() == Dialect.OPENAI_CHAT;
        List<HttpRequest> requests = new ArrayList<>();
        for (SimulatedItem item : dataset.items()) {
            List<Integer> order = item.size() == 4 ? List.of(2, 0, 3, 1) : List.of(1, 0);
            Object body = judge
                    ? Client.question(server.spec().model(), item, order)
                    : Client.classification(item, item.size() - 1);
            requests.add(HttpRequest.newBuilder(
                            URI.create(server.endpoint() + (judge ? "/v1/chat/completions" : "/classify")))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        }
        return requests;
    }

    private static void call(
            HttpClient http, List<HttpRequest> requests, AtomicInteger next, int calls, CountDownLatch done) {
        try {
            for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
                http.send(requests.get(i % requests.size()), BodyHandlers.discarding());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            done.countDown();
        }
    }
}
