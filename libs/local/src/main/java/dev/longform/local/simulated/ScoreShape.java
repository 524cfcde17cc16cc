package dev.longform.local.simulated;

import dev.longform.local.simulated.Traps.Activation;
import dev.longform.local.simulated.Traps.NoNumber;
import dev.longform.local.simulated.Traps.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What a hidden score looks like on the wire: activated or raw, one label or two, a vector, or no number at all. */
final class ScoreShape {
    private static final int DIMENSIONS = 8;

    private final Traps traps;

    ScoreShape(Traps traps) {
        this.traps = traps;
    }

    /**
     * The numbers that stand for a score, one for each label.
     *
     * @param logit the hidden score; null for none
     * @param activated whether the server activates scores, as its default and the request's switch have it
     * @param nothing what this server has where there is no score
     */
    List<Object> labels(Double logit, boolean activated, NoNumber nothing) {
        if (logit == null) {
            return absent(nothing);
        }
        if (traps.vectors()) {
            return vector(logit);
        }
        boolean squashed = activated(activated);
        List<Object> labels = new ArrayList<>();
        labels.add(squashed ? sigmoid(traps.labels() * logit) : logit);
        if (traps.labels() == 2) {
            labels.add(squashed ? sigmoid(-2 * logit) : (Object) (-logit));
        }
        return labels;
    }

    /** The one number that stands for a score; null or a text where there is none. */
    Object number(Double logit, boolean activated, NoNumber nothing) {
        List<Object> labels = labels(logit, activated, nothing);
        return labels.isEmpty() ? null : labels.get(0);
    }

    /** Results of calls, as many as there shall be. */
    <T> List<T> counted(List<T> results) {
        List<T> counted = new ArrayList<>(results);
        if (traps.results() == Results.FEWER && !counted.isEmpty()) {
            counted.remove(counted.size() - 1);
        } else if (traps.results() == Results.MORE && !counted.isEmpty()) {
            counted.add(counted.get(counted.size() - 1));
        }
        return counted;
    }

    private boolean activated(boolean own) {
        return traps.activation() == Activation.OWN ? own : traps.activation() == Activation.SIGMOID;
    }

    private List<Object> absent(NoNumber own) {
        return switch (traps.noNumber() == NoNumber.OWN ? own : traps.noNumber()) {
            case OWN, NULL -> Collections.singletonList(null);
            case NAN -> List.of(Double.NaN);
            case NAN_TEXT -> List.of("NaN");
            case INFINITY -> List.of(Double.POSITIVE_INFINITY);
            case LEFT_OUT -> List.of();
        };
    }

    /** A vector of length 1, as an embedding model returns it. */
    private static List<Object> vector(double logit) {
        double[] raw = IntStream.range(0, DIMENSIONS)
                .mapToDouble(i -> Math.sin(logit + i))
                .toArray();
        double length = Math.sqrt(
                IntStream.range(0, DIMENSIONS).mapToDouble(i -> raw[i] * raw[i]).sum());
        List<Object> vector = new ArrayList<>();
        for (double value : raw) {
            vector.add(value / length);
        }
        return vector;
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
