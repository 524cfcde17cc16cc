package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * One server that speaks every classifier's protocol and has one hidden score for each prompt and response, whatever the
 * protocol: raw, or squashed where the protocol squashes unless asked not to; sorted where the protocol sorts.
 */
final class AllDialects implements AutoCloseable {
    /** Marks by which the server finds prompt and response in a rendered text. */
    static final Map<String, Object> FORMAT = Map.of("user", "\u0001{content}", "assistant", "\u0002{content}");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    AllDialects() throws IOException {
        // Else the server holds every second packet back until the first is acknowledged: 40 ms a call.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "all-dialects");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The hidden score: -8 to 8 in quarters, so that ties happen. */
    static double hidden(String prompt, String response) {
        return Math.floorMod((prompt + "\u0000" + response).hashCode(), 65) / 4.0 - 8;
    }

    private void handle(HttpExchange exchange) throws IOException {
        // vLLM has no such route for a model that is no embedder
        if (exchange.getRequestURI().getPath().equals("/v1/embeddings")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        byte[] answer =
                answer(exchange.getRequestURI().getPath(), body).toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static JsonNode answer(String path, JsonNode body) {
        boolean squash = body.path("use_activation").asBoolean(true);
        return switch (path) {
            case "/classify" ->
                body.has("text")
                        ? sglang(body.path("text"))
                        : entry("probs", squashed(conversation(body.path("messages")), squash));
            case "/pooling" -> entry("data", squashed(conversation(body.path("messages")), squash));
            case "/score" ->
                JSON.createObjectNode()
                        .set(
                                "data",
                                scored(body.path("text_1").textValue(), body.path("text_2"), "score", squash, false));
            case "/v1/rerank" ->
                JSON.createObjectNode()
                        .set(
                                "results",
                                scored(
                                        body.path("query").textValue(),
                                        body.path("documents"),
                                        "relevance_score",
                                        false,
                                        true));
            case "/predict" -> predictions(body);
            default -> tensors(body.path("inputs"));
        };
    }

    private static double squashed(double logit, boolean squash) {
        return squash ? 1 / (1 + Math.exp(-logit)) : logit;
    }

    private static double conversation(JsonNode messages) {
        return hidden(
                messages.path(0).path("content").textValue(),
                messages.path(1).path("content").textValue());
    }

    private static double rendered(String text) {
        int at = text.lastIndexOf('\u0002');
        return hidden(text.substring(1, at), text.substring(at + 1));
    }

    private static ObjectNode entry(String field, double score) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("data").addObject().put("index", 0).putArray(field).add(score);
        return body;
    }

    private static ArrayNode sglang(JsonNode texts) {
        ArrayNode results = JSON.createArrayNode();
        texts.forEach(text -> results.addObject().putArray("embedding").add(rendered(text.textValue())));
        return results;
    }

    private static ArrayNode scored(String prompt, JsonNode texts, String field, boolean squash, boolean sorted) {
        List<ObjectNode> results = new ArrayList<>();
        for (JsonNode text : texts) {
            results.add(JSON.createObjectNode()
                    .put("index", results.size())
                    .put(field, squashed(hidden(prompt, text.textValue()), squash)));
        }
        if (sorted) {
            results.sort(
                    Comparator.comparingDouble(result -> -result.path(field).doubleValue()));
        }
        return JSON.createArrayNode().addAll(results);
    }

    private static ArrayNode predictions(JsonNode body) {
        ArrayNode batch = JSON.createArrayNode();
        for (JsonNode pair : body.path("inputs")) {
            double score = hidden(pair.get(0).textValue(), pair.get(1).textValue());
            batch.addArray()
                    .addObject()
                    .put("label", "LABEL_0")
                    .put("score", squashed(score, !body.path("raw_scores").asBoolean(false)));
        }
        return batch;
    }

    private static ObjectNode tensors(JsonNode inputs) {
        double score = rendered(inputs.get(0).path("data").get(0).textValue());
        ObjectNode body = JSON.createObjectNode();
        ObjectNode output =
                body.putArray("outputs").addObject().put("name", "score").put("datatype", "FP64");
        output.putArray("shape").add(1).add(1);
        output.putArray("data").addArray().add(score);
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
