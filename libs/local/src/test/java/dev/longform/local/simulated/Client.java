package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client that knows the wire protocols and nothing of the server's inside. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String endpoint;

    Client(String endpoint) {
        this.endpoint = endpoint;
    }

    /** A status and a body. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        String content() {
            return body.at("/choices/0/message/content").textValue();
        }

        double score() {
            return body.at("/data/0/probs/0").doubleValue();
        }
    }

    Reply get(String path) throws IOException, InterruptedException {
        return reply(
                http.send(HttpRequest.newBuilder(URI.create(endpoint + path)).build(), BodyHandlers.ofString()));
    }

    Reply post(String path, Object body) throws IOException, InterruptedException {
        return reply(http.send(request(path, body, Duration.ofSeconds(60)), BodyHandlers.ofString()));
    }

    CompletableFuture<HttpResponse<String>> begin(String path, Object body, Duration timeout) throws IOException {
        return http.sendAsync(request(path, body, timeout), BodyHandlers.ofString());
    }

    Reply classify(SimulatedItem item, int candidate) throws IOException, InterruptedException {
        return post("/classify", classification(item, candidate));
    }

    static Map<String, Object> classification(SimulatedItem item, int candidate) {
        return Map.of(
                "messages",
                List.of(
                        message("user", item.prompt().get(0)),
                        message("assistant", item.candidates().get(candidate))),
                "use_activation",
                false);
    }

    Reply ask(String model, SimulatedItem item, List<Integer> order) throws IOException, InterruptedException {
        return post("/v1/chat/completions", question(model, item, order));
    }

    static Map<String, Object> question(String model, SimulatedItem item, List<Integer> order) {
        StringBuilder text =
                new StringBuilder("Which is best?\n" + item.prompt().get(0) + "\n");
        for (int candidate : order) {
            text.append("--- a7f3 ---\n")
                    .append(item.candidates().get(candidate))
                    .append("\n--- end a7f3 ---\n");
        }
        return Map.of("model", model, "messages", List.of(message("user", text.toString())));
    }

    static Map<String, String> message(String role, String content) {
        return Map.of("role", role, "content", content);
    }

    private HttpRequest request(String path, Object body, Duration timeout) throws IOException {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .header("content-type", "application/json")
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private static Reply reply(HttpResponse<String> response) throws IOException {
        return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
    }
}
