package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What one cell of a heatmap shows.
 *
 * @param value a ratio; empty when no needle was answered there: never 0
 * @param n the needles it rests on
 */
record GridValue(Optional<Double> value, long n) {
    /** A place that the service says nothing of. */
    static final GridValue NONE = new GridValue(Optional.empty(), 0);

    static GridValue accuracy(JsonNode score) {
        return of(score.path("accuracy"), score.path("answered"));
    }

    static GridValue difference(JsonNode difference) {
        return of(difference.path("difference"), difference.path("n"));
    }

    static GridValue side(JsonNode difference, int side) {
        return of(difference.path("accuracies").path(side), difference.path("n"));
    }

    private static GridValue of(JsonNode value, JsonNode n) {
        return new GridValue(value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty(), n.asLong());
    }
}
