package dev.longform.dataset.domain.probes;

/** A model could not be probed now; that says nothing about the model. */
public final class ProbeImpossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProbeImpossible(String why) {
        super(why);
    }
}
