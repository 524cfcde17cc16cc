package dev.longform.local.simulated;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;

/** What a model server answers beside its calls: health, the models it has, its version. */
final class SidePages implements Handler<HttpServerRequest> {
    /** The release whose behaviour the classifier dialect follows. */
    private static final String VERSION = "0.24.0+simulated";

    private final SimulatedSpec spec;

    SidePages(SimulatedSpec spec) {
        this.spec = spec;
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/health" -> request.response().end();
            case "/v1/models" -> json(request, 200, models());
            case "/version" -> json(request, 200, Map.of("version", VERSION));
            case "/classify", "/v1/chat/completions" -> json(request, 405, Map.of("detail", "Method Not Allowed"));
            default -> json(request, 404, Map.of("detail", "Not Found"));
        }
    }

    private Map<String, Object> models() {
        Map<String, Object> model = Map.of(
                "id",
                spec.model(),
                "object",
                "model",
                "created",
                0,
                "owned_by",
                "simulated",
                "root",
                spec.name(),
                "max_model_len",
                spec.maxModelLen());
        return Map.of("object", "list", "data", List.of(model));
    }

    private static void json(HttpServerRequest request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Desk.bytes(body));
    }
}
