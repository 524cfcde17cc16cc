package dev.longform.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that gives prepared answers and remembers what it was asked. */
public final class StubServer implements AutoCloseable {
    /** One request as it came. */
    public record Request(String line, String contentType, String body, String authorization) {}

    private record Prepared(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Prepared>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers so to a request line such as {@code GET /api/v1/runs}; the last one given is repeated. */
    public StubServer on(String line, int status, String body) {
        answers.computeIfAbsent(line, l -> new ArrayDeque<>()).add(new Prepared(status, body));
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("one request expected: " + requests);
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                line,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body,
                exchange.getRequestHeaders().getFirst("Authorization")));
        Prepared prepared = next(line);
        byte[] bytes = prepared.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(prepared.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Prepared next(String line) {
        Deque<Prepared> queue = answers.get(line);
        if (queue == null) {
            return new Prepared(404, "{\"detail\": \"the stub knows no " + line + "\"}");
        }
        return queue.size() == 1 ? queue.peek() : queue.poll();
    }
}
