package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.local.simulated.TallyReport;
import java.util.Map;

/**
 * Compares what the system reports about a simulated model with what the model's server itself counted. Holds for a run
 * that was the server's only one, on items with one chosen candidate each.
 */
public final class TallyCheck extends NumberCheck {
    private TallyCheck() {}

    /**
     * Compares all numbers that both sides have.
     *
     * @param metrics of the run, as aggregator-service gives them
     * @param tally of the server
     */
    public static TallyCheck of(JsonNode metrics, TallyReport tally) {
        TallyCheck check = new TallyCheck();
        check.outcomes(metrics, tally.overall());
        check.usage(metrics.path("usage"), tally);
        tally.subsets()
                .forEach((name, numbers) ->
                        check.subset(name, metrics.path("subsets").path(name), numbers));
        if (!metrics.path("slots").isEmpty()) {
            check.slots(metrics.path("slots"), tally.overall());
        }
        return check;
    }

    private void outcomes(JsonNode metrics, TallyReport.Numbers counted) {
        JsonNode outcomes = metrics.path("outcomes");
        JsonNode unscored = metrics.path("unscored");
        count("items", metrics.path("total").asLong(), counted.items());
        count("answered", metrics.path("answered").asLong(), counted.answered());
        ratio("accuracy", metrics.path("accuracy"), counted.accuracy());
        count("correct", outcomes.path("CORRECT").asLong(), counted.right());
        count("wrong", outcomes.path("WRONG").asLong(), counted.wrong());
        count("tied", outcomes.path("TIED").asLong(), counted.tied());
        count("mixed", outcomes.path("MIXED").asLong(), counted.mixed());
        count(
                "unreadable",
                unscored.path("UNPARSABLE").asLong()
                        + unscored.path("INVALID_SCORE").asLong(),
                counted.unreadable());
        count("refused", unscored.path("REFUSED").asLong(), counted.refused());
        count("empty", unscored.path("EMPTY").asLong(), counted.empty());
    }

    private void usage(JsonNode usage, TallyReport tally) {
        count("calls", usage.path("calls").asLong(), tally.calls());
        count("repair questions", usage.path("repairs").asLong(), tally.repairCalls());
        count("prompt tokens", usage.path("promptTokens").asLong(), tally.promptTokens());
        count("completion tokens", usage.path("completionTokens").asLong(), tally.completionTokens());
    }

    private void subset(String name, JsonNode subset, TallyReport.Numbers counted) {
        count("answered in " + name, subset.path("answered").asLong(), counted.answered());
        ratio("accuracy in " + name, subset.path("accuracy"), counted.accuracy());
    }

    /** The system counts slots for each number of candidates, the server over all. */
    private void slots(JsonNode slots, TallyReport.Numbers counted) {
        Map<String, SlotCount> reported = SlotCount.sum(slots);
        for (Map.Entry<String, SlotCount> slot : reported.entrySet()) {
            String letter = slot.getKey();
            TallyReport.ChosenAt chosen = counted.chosenAt().getOrDefault(letter, new TallyReport.ChosenAt(0, 0));
            count(
                    "picked slot " + letter,
                    slot.getValue().picked(),
                    counted.picks().getOrDefault(letter, 0));
            count("chosen in slot " + letter, slot.getValue().shown(), chosen.items());
            count("right in slot " + letter, slot.getValue().right(), chosen.right());
        }
    }
}
