package dev.longform.aggregator.domain.comparison;

import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.statistics.Holm;
import dev.longform.contracts.RunEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks of runs on one dataset version: 1 + the number of runs that are significantly better. A run is held against all
 * others by the sign-flip test on the items that both answered; these tests are one family, corrected by {@link Holm},
 * at 5%. Runs that no test tells apart share a rank.
 */
public final class Ranks {
    private static final double LEVEL = 0.05;

    private Ranks() {}

    /**
     * One run.
     *
     * @param numbers what it is
     * @param answers what it answered
     */
    public record Entrant(RunNumbers numbers, List<Answer> answers) {
        private RunEvent event() {
            return numbers.run().event();
        }
    }

    /** The rank of each. */
    public static Map<RunKey, Integer> of(List<Entrant> entrants) {
        int n = entrants.size();
        double[][] pValues = new double[n][n];
        long[][] differences = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                List<long[]> clusters = clusters(entrants.get(i), entrants.get(j));
                pValues[i][j] = pValue(clusters, entrants.get(i), entrants.get(j));
                pValues[j][i] = pValues[i][j];
                differences[i][j] =
                        clusters.stream().mapToLong(tally -> tally[0]).sum();
                differences[j][i] = -differences[i][j];
            }
        }
        Map<RunKey, Integer> ranks = new HashMap<>();
        for (int i = 0; i < n; i++) {
            ranks.put(entrants.get(i).numbers().run().key(), 1 + better(i, pValues[i], differences[i]));
        }
        return ranks;
    }

    private static List<long[]> clusters(Entrant one, Entrant two) {
        Measure measure = Measure.between(one.event(), two.event());
        return PairedAnswers.of(one.answers(), two.answers()).clusters(measure);
    }

    private static double pValue(List<long[]> clusters, Entrant one, Entrant two) {
        return PairedDifference.permutationP(
                        clusters,
                        one.event().dataset().sha256(),
                        one.event().seed(),
                        two.event().seed(),
                        "rank")
                .orElse(1.0);
    }

    private static int better(int own, double[] pValues, long[] differences) {
        double[] family = new double[pValues.length - 1];
        for (int i = 0; i < family.length; i++) {
            family[i] = pValues[other(own, i)];
        }
        double[] adjusted = Holm.adjust(family);
        int better = 0;
        for (int i = 0; i < family.length; i++) {
            better += adjusted[i] < LEVEL && differences[other(own, i)] < 0 ? 1 : 0;
        }
        return better;
    }

    private static int other(int own, int index) {
        return index < own ? index : index + 1;
    }
}
