package dev.longform.dataset.domain.runs;

/** Something was named that is not there. */
public final class UnknownName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownName(String what, String name, String listedBy) {
        super("there is no " + what + " '" + name + "'; '" + listedBy + "' shows those that are there");
    }
}
