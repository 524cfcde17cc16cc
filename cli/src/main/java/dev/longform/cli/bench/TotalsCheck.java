package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.demo.TallyCheck;
import dev.longform.local.simulated.TallyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds a run of a system that was disturbed against what its server counted. Calls may have been made twice, and must
 * then be accounted for; an item counts once.
 */
final class TotalsCheck {
    private static final Set<String> CALLS = Set.of("calls", "repair questions", "prompt tokens", "completion tokens");

    private TotalsCheck() {}

    /** What differs, a line each. */
    static List<String> of(Laboratory laboratory, String run, TallyReport tally) {
        JsonNode metrics = laboratory.metrics(run);
        List<String> differences = new ArrayList<>();
        TallyCheck.of(metrics, tally).differences().stream()
                .filter(difference -> !CALLS.contains(difference.number()))
                .forEach(difference -> differences.add(tally.name() + ": " + difference.number() + " is "
                        + difference.reported() + ", the server counted " + difference.counted()));
        differences.addAll(DrillComparison.usage(tally.name(), metrics.path("usage"), tally));
        differences.addAll(verdicts(laboratory, run));
        return differences;
    }

    /** What a recount of the stored verdicts finds: every item must have one, and the running numbers be theirs. */
    static List<String> verdicts(Laboratory laboratory, String run) {
        List<String> differences = new ArrayList<>();
        JsonNode recount = laboratory.services().aggregator().recount(run);
        if (!recount.path("equal").asBoolean()) {
            differences.add("run " + run + ": the recount differs: " + recount.path("differences"));
        }
        long verdicts = recount.path("verdicts").asLong();
        long total = laboratory.metrics(run).path("total").asLong();
        if (verdicts != total) {
            differences.add("run " + run + ": " + verdicts + " verdicts for " + total + " items");
        }
        return differences;
    }
}
