package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longform.cli.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server that tells everyone the key it was given: below {@code /judge} in a judge's answer, below
 * {@code /status/CODE} in an error, below {@code /garbage} in what is no JSON, and in a header always. Below
 * {@code /choosy/CODE} it answers the tiny items of a probe as a judge and everything else with an error.
 */
final class EchoServer implements AutoCloseable {
    /** Stands in the items of a probe of a judge. */
    private static final String PROBE = "What is 2 + 3?";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    private EchoServer(HttpServer server) {
        this.server = server;
    }

    static EchoServer start() throws IOException {
        EchoServer echo =
                new EchoServer(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
        echo.server.createContext("/", echo::answer);
        echo.server.setExecutor(echo.threads);
        echo.server.start();
        return echo;
    }

    /** Its root. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that came in the header for keys. */
    Set<String> keys() {
        return Set.copyOf(keys);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        keys.add(key);
        String[] path = exchange.getRequestURI().getPath().split("/");
        String sort = path[1].equals("choosy") ? asked.contains(PROBE) ? "judge" : "status" : path[1];
        int status = sort.equals("status") ? Integer.parseInt(path[2]) : 200;
        byte[] body = body(sort, "you sent " + key).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Your-Key", key);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String sort, String told) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        return switch (sort) {
            case "judge" -> {
                ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", "stop");
                choice.putObject("message").put("role", "assistant").put("content", told + "\n\n[[A]]");
                body.putObject("usage").put("prompt_tokens", 5000).put("completion_tokens", 10);
                yield body.toString();
            }
            case "garbage" -> "<html>" + told + "</html>";
            default -> {
                body.putObject("error").put("message", told).put("type", told).put("code", told);
                yield body.toString();
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
