package dev.longform.local.simulated;

import io.vertx.core.http.HttpServerRequest;

/** One call from its arrival to its end. It ends once: with an answer, with an error, or because the client left. */
final class Call {
    private final HttpServerRequest request;
    private final String path;
    private final long arrivedAt = System.nanoTime();
    private long dueAt;
    private boolean served;
    private boolean ended;

    Call(HttpServerRequest request, String path) {
        this.request = request;
        this.path = path;
    }

    /** The request. */
    HttpServerRequest request() {
        return request;
    }

    /** Its route, decoded. */
    String path() {
        return path;
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

    /** Sends the response. */
    void send(HttpReply reply) {
        Wire.send(request.response(), reply);
    }

    /** Sets a header of the response. */
    void header(String name, String value) {
        request.response().putHeader(name, value);
    }
}
