package dev.longform.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.failure.Failure;

/** A service refused a request: the message is its problem's detail. */
public final class ServiceFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    ServiceFailure(int status, String message, JsonNode problem) {
        super(message);
        this.status = status;
        this.problem = problem;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem's members (RFC 9457); a missing node when the answer was not a problem. */
    public JsonNode problem() {
        return problem;
    }
}
