package dev.longform.dataset.domain.needles;

/** A plan cannot be carried out; the message names the field and what it may be. */
public final class InvalidPlan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidPlan(String reason) {
        super(reason);
    }
}
