package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes calls, lets them wait for a slot and for the latency, answers them or fails them. One event loop only. */
final class Desk implements Handler<HttpServerRequest> {
    private final WireProtocol protocol;
    private final Tally tally;
    private final FailureBook failures;
    private final boolean edits;
    private final Slots slots;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private Outage outage;

    Desk(Vertx vertx, SimulatedSpec spec, WireProtocol protocol, Tally tally, FailureBook failures) {
        this.protocol = protocol;
        this.tally = tally;
        this.failures = failures;
        this.edits = spec.editor() != null;
        this.slots = new Slots(vertx, spec.slots(), spec.latencyMs());
    }

    /** Begins an outage, or ends it and goes on with what was held. */
    void outage(Optional<Outage> now) {
        outage = now.orElse(null);
        if (outage == null) {
            Deque<Runnable> going = new ArrayDeque<>(held);
            held.clear();
            going.forEach(Runnable::run);
        }
    }

    /** Answers at once from now on. */
    void hurry() {
        slots.hurry();
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = path(request);
        boolean isCall = protocol.answers(path) && request.method() == HttpMethod.POST;
        if (isCall) {
            take(new Call(request, path));
        } else {
            request.body().onSuccess(body -> besides(request, path, body));
        }
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private void besides(HttpServerRequest request, String path, Buffer body) {
        if (request.response().closed()) {
            return;
        }
        if (outage == Outage.HANG) {
            held.add(() -> besides(request, path, body));
        } else if (outage != null) {
            Wire.send(
                    request.response(),
                    protocol.error(path, outage.problem(), outage.problem().words(), null));
        } else {
            Wire.send(request.response(), page(request.method().name(), path, body));
        }
    }

    private HttpReply page(String method, String path, Buffer body) {
        JsonNode read = MissingNode.getInstance();
        try {
            read = body.length() == 0 ? read : json(body);
        } catch (RefusedCallException e) {
            return protocol.error(path, e.problem(), e.getMessage(), e.param());
        }
        return protocol.page(method, path, read)
                .orElseGet(() -> protocol.answers(path)
                        ? new HttpReply(405, Map.of("detail", "Method Not Allowed"))
                        : protocol.error(path, Problem.ROUTE_MISSING, Problem.ROUTE_MISSING.words(), null));
    }

    private void take(Call call) {
        tally.arrived();
        call.request().response().closeHandler(closed -> abandon(call));
        call.request().body().onSuccess(body -> begin(call, body)).onFailure(e -> abandon(call));
    }

    private void begin(Call call, Buffer body) {
        if (outage == Outage.HANG) {
            held.add(() -> serve(call, body));
        } else if (outage != null) {
            fail(call, outage.problem(), outage.problem().words(), null);
        } else {
            serve(call, body);
        }
    }

    private void serve(Call call, Buffer body) {
        if (call.isEnded()) {
            return;
        }
        try {
            Question question =
                    protocol.read(new Asking(call.path(), call.request().headers(), json(body)));
            List<long[]> blocks = new ArrayList<>();
            question.inputs().forEach(input -> blocks.add(tally.prefixCache().arrived(input)));
            Optional<ErrorTrap> failure = failures.next(question);
            if (failure.isEmpty()) {
                slots.enter(call, () -> answer(call, question, blocks));
            } else if (failure.get().kind() == Problem.SERVER_ERROR) {
                slots.enter(call, () -> fail(call, failure.get()));
            } else if (failure.get().kind() != Problem.TIMEOUT) {
                fail(call, failure.get());
            }
        } catch (RefusedCallException e) {
            fail(call, e.problem(), e.getMessage(), e.param());
        }
    }

    private static JsonNode json(Buffer body) throws RefusedCallException {
        try {
            JsonNode json = Wire.JSON.readTree(body.getBytes());
            if (json == null || !json.isObject()) {
                throw RefusedCallException.bad("the body must be a JSON object", null);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw RefusedCallException.bad("the body is not valid JSON: " + e.getOriginalMessage(), null);
        } catch (IOException e) {
            throw RefusedCallException.bad("the body cannot be read", null);
        }
    }

    private void answer(Call call, Question question, List<long[]> blocks) {
        if (call.end()) {
            Answer answer = protocol.answer(question);
            boolean answered = answer.status() < 400;
            if (answered) {
                blocks.forEach(tally.prefixCache()::computed);
            }
            if (question.isUnknown() && !edits) {
                tally.answeredUnknown();
            } else if (answered) {
                tally.answered(answer, call.age());
            } else {
                tally.failed();
            }
            answer.headers().forEach((name, value) -> call.header(name, value));
            call.send(new HttpReply(answer.status(), answer.body()));
            release(call);
        }
    }

    private void fail(Call call, Problem problem, String message, String param) {
        fail(call, protocol.error(call.path(), problem, message, param));
    }

    private void fail(Call call, ErrorTrap trap) {
        trap.header(Instant.now()).ifPresent(header -> call.header(header.get(0), header.get(1)));
        String param = trap.kind() == Problem.MODEL_MISSING ? "model" : null;
        fail(call, trap.shape(protocol.error(call.path(), trap.kind(), trap.words(), param)));
    }

    private void fail(Call call, HttpReply error) {
        if (call.end()) {
            tally.failed();
            call.send(error);
            release(call);
        }
    }

    private void abandon(Call call) {
        if (call.end()) {
            tally.abandoned();
            release(call);
        }
    }

    private void release(Call call) {
        if (call.isServed()) {
            slots.leave(call);
        }
    }
}
