package dev.longform.local.simulated;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** One call from its arrival to its end. It ends once: with an answer, with an error, or because the client left. */
final class Call {
    private final HttpServerRequest request;
    private final long arrivedAt = System.nanoTime();
    private long dueAt;
    private boolean served;
    private boolean ended;

    Call(HttpServerRequest request) {
        this.request = request;
    }

    /** Nanoseconds since it arrived. */
    long age() {
        return System.nanoTime() - arrivedAt;
    }

    /** When it arrived, on the clock of {@link System#nanoTime}. */
    long arrivedAt() {
        return arrivedAt;
    }

    /** It holds a slot from now on, until it is due. */
    void serve(long due) {
        served = true;
        dueAt = due;
    }

    /** When its answer is due, on the clock of {@link System#nanoTime}; for calls that hold a slot. */
    long dueAt() {
        return dueAt;
    }

    /** Whether it holds, or held, a slot. */
    boolean isServed() {
        return served;
    }

    /** Whether it is over. */
    boolean isEnded() {
        return ended;
    }

    /** Ends it; false when it was over already. */
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** Sends JSON. */
    void send(int status, Buffer json) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(json);
    }

    /** Says when to come again, in seconds. */
    void retryAfter(int seconds) {
        request.response().putHeader("retry-after", String.valueOf(seconds));
    }
}
