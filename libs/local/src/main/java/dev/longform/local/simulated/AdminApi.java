package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;

/** Steers one simulated server, on a port of its own: its tally, and its outages. */
final class AdminApi implements Handler<HttpServerRequest> {
    static final String TALLY = "/simulated/tally";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedServer server;

    AdminApi(SimulatedServer server) {
        this.server = server;
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (request.method() + " " + request.path()) {
            case "GET " + TALLY -> send(request, 200, server.report());
            case "POST /simulated/reset" -> {
                server.forget();
                done(request, Future.succeededFuture());
            }
            case "POST /simulated/up" -> done(request, server.up());
            case "POST /simulated/down" -> request.body().onSuccess(body -> down(request, body.toString()));
            default -> send(request, 404, Map.of("error", "there is no " + request.method() + " " + request.path()));
        }
    }

    private void down(HttpServerRequest request, String body) {
        mode(body)
                .ifPresentOrElse(
                        outage -> done(request, server.down(outage)),
                        () -> send(
                                request,
                                400,
                                Map.of("error", "mode must be refuse, http500, http503, loading or hang: " + body)));
    }

    private static Optional<Outage> mode(String body) {
        try {
            return Outage.of(JSON.readTree(body).path("mode").asText());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void done(HttpServerRequest request, Future<Void> change) {
        change.onSuccess(done -> send(request, 200, Map.of("done", true)))
                .onFailure(e -> send(request, 500, Map.of("error", String.valueOf(e.getMessage()))));
    }

    private static void send(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Wire.bytes(body));
    }
}
