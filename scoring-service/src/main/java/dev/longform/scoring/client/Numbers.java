package dev.longform.scoring.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.Reason;
import dev.longform.worker.UnscoredException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads scores out of answers. What is no finite number is no score. */
final class Numbers {
    private Numbers() {}

    /**
     * @param where the field, for people
     * @throws UnscoredException {@code INVALID_SCORE} when it is anything but a finite number
     */
    static double finite(JsonNode score, String where) {
        if (!score.isNumber() || !Double.isFinite(score.doubleValue())) {
            throw invalid(where + " is " + (score.isMissingNode() ? "missing" : score) + ", not a finite number");
        }
        return score.doubleValue();
    }

    /**
     * A number, or a list of exactly one.
     *
     * @throws UnscoredException {@code INVALID_SCORE} when it is anything else
     */
    static double only(JsonNode score, String where) {
        if (!score.isArray()) {
            return finite(score, where);
        }
        if (score.size() != 1) {
            throw invalid(where + " holds " + score.size() + " numbers, which is"
                    + " an embedding or a model with several labels; a reward model has one");
        }
        return finite(score.get(0), where + "[0]");
    }

    /**
     * A list with as many entries as were asked for.
     *
     * @throws UnscoredException {@code INVALID_SCORE} when it is none, or has more or fewer
     */
    static JsonNode entries(JsonNode list, String where, int asked) {
        if (!list.isArray() || list.size() != asked) {
            throw invalid((asked == 1 ? "one entry" : asked + " entries") + " in " + where
                    + (asked == 1 ? " was" : " were") + " expected, there is "
                    + (list.isArray() ? "a list of " + list.size() : "none"));
        }
        return list;
    }

    /**
     * Scores that come in any order, put into the order of what was asked by their {@code index}.
     *
     * @throws UnscoredException {@code INVALID_SCORE} when one is missing, there twice or no finite number
     */
    static List<Double> byIndex(JsonNode list, String where, String field, int asked) {
        Double[] scores = new Double[asked];
        for (JsonNode entry : entries(list, where, asked)) {
            int index = entry.path("index").asInt(-1);
            if (index < 0 || index >= asked || scores[index] != null) {
                throw invalid(where + " holds the index " + entry.path("index") + " of " + asked + " texts"
                        + (index < 0 || index >= asked ? "" : " twice"));
            }
            scores[index] = finite(entry.path(field), where + "[]." + field);
        }
        return new ArrayList<>(Arrays.asList(scores));
    }

    /**
     * Holds several numbers to be the labels of one text: of a shape whose sizes are 1 but for the last.
     *
     * @throws UnscoredException {@code INVALID_SCORE} when they are not, as those of a token each are not
     */
    static void ofOneText(long[] shape, int numbers) {
        int last = shape.length - 1;
        if (last < 0 || shape[last] != numbers || Arrays.stream(shape, 0, last).anyMatch(size -> size != 1)) {
            throw invalid("the output holds " + numbers + " numbers of shape " + Arrays.toString(shape)
                    + ", which are not the labels of one text");
        }
    }

    static UnscoredException invalid(String detail) {
        return new UnscoredException(Reason.INVALID_SCORE, detail);
    }
}
