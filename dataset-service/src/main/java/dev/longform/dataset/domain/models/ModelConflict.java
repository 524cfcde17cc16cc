package dev.longform.dataset.domain.models;

/** The registry has this name and revision with other content. */
public final class ModelConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelConflict(String name, String revision) {
        super("model '" + name + "' has a revision '" + revision
                + "' with other content already; give the changed description a revision of its own");
    }
}
