package dev.longform.local.simulated;

/** The rules of a specification, with errors that name the field. */
final class SpecRule {
    private SpecRule() {}

    static void that(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void share(String field, double value) {
        that(value >= 0 && value <= 1, field + " must lie between 0 and 1, not at " + value);
    }
}
