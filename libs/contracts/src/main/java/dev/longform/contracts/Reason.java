package dev.longform.contracts;

/** Why an item is unscored: a closed list. */
public enum Reason {
    ENDPOINT_ERROR(true),
    TIMEOUT(true),
    RATE_LIMITED(true),
    /** No verdict came within the lease. */
    LOST(true),
    CONTEXT_OVERFLOW(false),
    TRUNCATED(false),
    UNPARSABLE(false),
    AMBIGUOUS(false),
    /** Nothing, or thinking only. */
    EMPTY(false),
    REFUSED(false),
    /** The judge ran out of output tokens. */
    LENGTH_LIMIT(false),
    /** NaN, infinite, wrong shape or out of range. */
    INVALID_SCORE(false),
    UNAUTHORIZED(false),
    MODEL_NOT_FOUND(false),
    BAD_REQUEST(false),
    BUDGET_EXHAUSTED(false),
    CANCELLED(false),
    INTERNAL_ERROR(false);

    private final boolean retriedAutomatically;

    Reason(boolean retriedAutomatically) {
        this.retriedAutomatically = retriedAutomatically;
    }

    /** Whether the coordinator tries such an item again without being asked. */
    public boolean retriedAutomatically() {
        return retriedAutomatically;
    }
}
