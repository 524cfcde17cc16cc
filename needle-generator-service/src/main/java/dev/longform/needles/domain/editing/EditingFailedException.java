package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.Reason;

/** An editor gave no answer: the haystack cannot be finished now. */
public final class EditingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param reason why
     * @param detail for people; holds no secret
     */
    public EditingFailedException(Reason reason, String detail) {
        super(detail == null ? "" : detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** As it stands in the closing record. */
    EditingFailure failure() {
        return new EditingFailure(reason, getMessage());
    }
}
