package dev.longform.dataset.domain.datasets;

import java.util.List;

/** Nothing was imported; the message says why and what to do. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<BadLine> errors;
    private final long errorCount;

    ImportRefused(String detail, List<BadLine> errors, long errorCount) {
        super(detail);
        this.errors = List.copyOf(errors);
        this.errorCount = errorCount;
    }

    ImportRefused(String detail) {
        this(detail, List.of(), 0);
    }

    /** The first bad lines. */
    public List<BadLine> errors() {
        return errors;
    }

    /** How many bad lines there are. */
    public long errorCount() {
        return errorCount;
    }
}
