package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is.
 *
 * @param run its id
 * @param model whom it asks
 * @param state as the coordinator says
 * @param total items in all
 * @param answered items with an answer, as the aggregator says
 * @param unscored items without one, as the aggregator says
 * @param accuracy so far, as text
 * @param perSecond items that came in, lately
 */
public record RunProgress(
        String run,
        String model,
        String state,
        long total,
        long answered,
        long unscored,
        String accuracy,
        double perSecond) {
    /** From the coordinator's and the aggregator's views. */
    public static RunProgress of(JsonNode run, JsonNode metrics, RateWindow rate) {
        long answered = metrics.path("answered").asLong();
        long unscored = Json.sum(metrics.path("unscored"));
        return new RunProgress(
                Cell.text(run.path("run")),
                Cell.text(run.path("model")),
                Cell.text(run.path("state")),
                run.path("total").asLong(),
                answered,
                unscored,
                Cell.percent(metrics.path("accuracy")),
                rate.add(answered + unscored));
    }

    /** Items that have a verdict. */
    public long done() {
        return answered + unscored;
    }

    /** Answered, unscored, accuracy; of a run that goes on also the rate and the time left. */
    public String numbers() {
        boolean over = done() >= total;
        String left = perSecond <= 0 || over
                ? ""
                : ", " + Cell.duration(Duration.ofMillis(Math.round(1000 * (total - done()) / perSecond))) + " left";
        String rate = over ? "" : String.format(Locale.ROOT, ", %.1f/s", perSecond);
        String stateNote = state.equals("RUNNING") ? "" : state + ", ";
        return "%s%d answered, %d unscored%s%s, accuracy %s"
                .formatted(stateNote, answered, unscored, rate, left, accuracy);
    }
}
