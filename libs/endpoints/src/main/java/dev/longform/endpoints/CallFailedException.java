package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.util.Optional;

/** No usable answer came from a model server: why, for people and for programs. Holds no secret. */
public final class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final EndpointSignal signal;
    private final Long retryAfterMs;
    private final transient ErrorBody error;
    private final boolean reachedServer;
    private final boolean worthRetrying;

    /**
     * @param reason why the item stays unscored
     * @param detail for people; made short and one line
     * @param signal what this tells about the endpoint
     * @param retryAfterMs how long the server asked to be left alone, in milliseconds; null when it did not
     */
    public CallFailedException(Reason reason, String detail, EndpointSignal signal, Long retryAfterMs) {
        this(reason, detail, signal, retryAfterMs, ErrorBody.NONE, false, false);
    }

    CallFailedException(
            Reason reason,
            String detail,
            EndpointSignal signal,
            Long retryAfterMs,
            ErrorBody error,
            boolean reachedServer,
            boolean worthRetrying) {
        super(Details.shorten(detail));
        this.reason = reason;
        this.signal = signal;
        this.retryAfterMs = retryAfterMs;
        this.error = error;
        this.reachedServer = reachedServer;
        this.worthRetrying = worthRetrying;
    }

    public Reason reason() {
        return reason;
    }

    /** What was wrong, for people. */
    public String detail() {
        return getMessage();
    }

    public EndpointSignal signal() {
        return signal;
    }

    /** How long the server asked to be left alone, in milliseconds. */
    public Optional<Long> retryAfterMs() {
        return Optional.ofNullable(retryAfterMs);
    }

    /** The server's own words; its fields are empty texts where it said nothing. */
    public ErrorBody error() {
        return error == null ? ErrorBody.NONE : error;
    }

    /** Whether and when another try is worth it. */
    public Retry retry() {
        if (worthRetrying) {
            return Retry.NOW;
        }
        return reason.retriedAutomatically() ? Retry.LATER : Retry.NEVER;
    }

    boolean reachedServer() {
        return reachedServer;
    }

    boolean worthRetrying() {
        return worthRetrying;
    }
}
