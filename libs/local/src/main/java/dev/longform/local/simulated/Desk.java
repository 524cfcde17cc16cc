package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Takes calls, lets them wait for a slot and for the latency, answers them or fails them. One event loop only. */
final class Desk implements Handler<HttpServerRequest> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedSpec spec;
    private final WireProtocol protocol;
    private final Tally tally;
    private final FailureBook failures;
    private final Slots slots;
    private final SidePages pages;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private Outage outage;

    Desk(Vertx vertx, SimulatedSpec spec, WireProtocol protocol, Tally tally, FailureBook failures) {
        this.spec = spec;
        this.protocol = protocol;
        this.tally = tally;
        this.failures = failures;
        this.slots = new Slots(vertx, spec.slots(), spec.latencyMs());
        this.pages = new SidePages(spec);
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

    @Override
    public void handle(HttpServerRequest request) {
        boolean isCall = request.path().equals(protocol.path()) && request.method() == HttpMethod.POST;
        if (isCall) {
            take(request);
        } else if (outage == Outage.HANG) {
            held.add(() -> whenOpen(request));
        } else if (outage != null) {
            request.response().setStatusCode(status(outage)).end();
        } else {
            pages.handle(request);
        }
    }

    private void whenOpen(HttpServerRequest request) {
        if (!request.response().closed()) {
            pages.handle(request);
        }
    }

    private void take(HttpServerRequest request) {
        Call call = new Call(request);
        tally.arrived();
        request.response().closeHandler(closed -> abandon(call));
        request.body().onSuccess(body -> begin(call, body)).onFailure(e -> abandon(call));
    }

    private void begin(Call call, Buffer body) {
        if (outage == Outage.HANG) {
            held.add(() -> serve(call, body));
        } else if (outage != null) {
            fail(call, status(outage), "The server is down.", null);
        } else {
            serve(call, body);
        }
    }

    private void serve(Call call, Buffer body) {
        if (call.isEnded()) {
            return;
        }
        try {
            Question question = protocol.read(json(body));
            switch (failures.next(question)) {
                case NONE -> slots.enter(call, () -> answer(call, question));
                case HTTP_500 -> slots.enter(call, () -> fail(call, 500, "The server had an error.", null));
                case HTTP_429 -> {
                    call.retryAfter(spec.behaviour().failures().retryAfterSeconds());
                    fail(call, 429, "Rate limit reached. Please try again later.", null);
                }
                case TIMEOUT -> {}
            }
        } catch (RefusedCallException e) {
            fail(call, e.status(), e.getMessage(), e.param());
        }
    }

    private static JsonNode json(Buffer body) throws RefusedCallException {
        try {
            JsonNode json = JSON.readTree(body.getBytes());
            if (json == null || !json.isObject()) {
                throw new RefusedCallException(400, "the body must be a JSON object", null);
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new RefusedCallException(400, "the body is not valid JSON: " + e.getOriginalMessage(), null);
        } catch (IOException e) {
            throw new RefusedCallException(400, "the body cannot be read", null);
        }
    }

    private void answer(Call call, Question question) {
        if (call.end()) {
            Answer answer = protocol.answer(question);
            Buffer body = bytes(answer.body());
            tally.answered(answer, call.age());
            call.send(200, body);
            release(call);
        }
    }

    private void fail(Call call, int status, String message, String param) {
        if (call.end()) {
            tally.failed();
            call.send(status, bytes(protocol.error(status, message, param)));
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

    static Buffer bytes(Object json) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written: " + e.getMessage(), e);
        }
    }

    private static int status(Outage outage) {
        return outage == Outage.HTTP_500 ? 500 : 503;
    }
}
