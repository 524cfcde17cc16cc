package dev.longform.contracts;

/** The outcome of one item in one run. A failure is {@code UNSCORED}, never a score. */
public enum Outcome {
    CORRECT,
    TIED,
    MIXED,
    WRONG,
    UNSCORED;

    /** Whether the model gave an answer that can be read. */
    public boolean answered() {
        return this != UNSCORED;
    }
}
