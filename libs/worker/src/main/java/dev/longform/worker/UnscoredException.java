package dev.longform.worker;

import dev.longform.contracts.Reason;
import dev.longform.endpoints.Details;

/** An item cannot be scored, and it is not the fault of a call: what an adapter found in an answer or in a request. */
public final class UnscoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param reason why
     * @param detail for people, without any secret; made short and one line
     */
    public UnscoredException(Reason reason, String detail) {
        super(Details.shorten(detail));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was wrong, for people. */
    public String detail() {
        return getMessage();
    }
}
