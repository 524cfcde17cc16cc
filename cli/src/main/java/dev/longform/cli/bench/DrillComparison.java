package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.failure.Failure;
import dev.longform.local.simulated.TallyReport;
import java.util.ArrayList;
import java.util.List;

/** Holds the numbers of a run that was disturbed against those of one that was not. */
final class DrillComparison {
    /** Everything that must be equal; not: calls, tokens, latencies, times. */
    private static final List<String> NUMBERS = List.of(
            "total",
            "attempted",
            "answered",
            "coverage",
            "accuracy",
            "interval",
            "bounds",
            "outcomes",
            "unscored",
            "subsets",
            "slots",
            "lengthBias",
            "pairwise",
            "micro",
            "macro",
            "positionBias");

    private DrillComparison() {}

    /** What differs, a line each. */
    static List<String> numbers(String model, JsonNode undisturbed, JsonNode after) {
        List<String> differences = new ArrayList<>();
        for (String number : NUMBERS) {
            if (!undisturbed.has(number)) {
                throw new Failure("the aggregator gives no number '" + number + "'");
            }
            if (!undisturbed.path(number).equals(after.path(number))) {
                differences.add(model + ": " + number + " is " + after.path(number) + ", undisturbed "
                        + undisturbed.path(number));
            }
        }
        return differences;
    }

    /** The server must have seen the booked calls, and no others but announced ones that were never reported. */
    static List<String> usage(String model, JsonNode usage, TallyReport tally) {
        long booked = usage.path("calls").asLong();
        boolean covered = booked <= tally.calls()
                && tally.calls() <= booked + usage.path("unaccounted").asLong();
        return covered ? List.of() : List.of("usage is not accounted for: " + calls(model, usage, tally));
    }

    /** For people: the calls on both sides. */
    static String calls(String model, JsonNode usage, TallyReport tally) {
        return model + ": the server saw " + tally.calls() + " calls, "
                + usage.path("calls").asLong() + " are booked, "
                + usage.path("unaccounted").asLong() + " announced and never reported";
    }
}
