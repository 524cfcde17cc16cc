package dev.longform.needles.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longform.contracts.EditorAnswer;
import dev.longform.platform.EventJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Stands in for dataset-service's store of answers, over HTTP. {@code GET /count} says how many answers it keeps;
 * {@code PUT /refuse/N} makes it answer 503 to the next N requests.
 */
public class KeptAnswers implements QuarkusTestResourceLifecycleManager {
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private int refused;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::handle);
        server.start();
        return Map.of(
                "longform.needles.dataset-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.equals("/count")) {
            send(exchange, 200, String.valueOf(answers.size()).getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/refuse/")) {
            refused = Integer.parseInt(path.substring("/refuse/".length()));
            send(exchange, 204, new byte[0]);
        } else if (refused > 0) {
            refused--;
            send(exchange, 503, new byte[0]);
        } else if (exchange.getRequestMethod().equals("POST")) {
            String request =
                    EventJson.MAPPER.readValue(body, EditorAnswer.class).request();
            answers.putIfAbsent(request, body);
            send(exchange, 200, answers.get(request));
        } else {
            byte[] kept = answers.get(path.substring(path.lastIndexOf('/') + 1));
            send(exchange, kept == null ? 404 : 200, kept == null ? new byte[0] : kept);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
