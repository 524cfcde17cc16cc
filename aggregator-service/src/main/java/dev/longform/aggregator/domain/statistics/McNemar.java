package dev.longform.aggregator.domain.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The exact McNemar test on paired binary outcomes: of the discordant pairs, half should go each way. */
public final class McNemar {
    private McNemar() {}

    /**
     * The two-sided exact p-value; 1 without discordant pairs.
     *
     * @param onlyFirst pairs that only the first has right
     * @param onlyOther pairs that only the other has right
     */
    public static double exactP(long onlyFirst, long onlyOther) {
        if (onlyFirst == onlyOther) {
            return 1;
        }
        return Math.min(1, 2 * distribution(onlyFirst, onlyOther).cumulativeProbability(fewer(onlyFirst, onlyOther)));
    }

    /**
     * The two-sided mid-p value: the exact one less the probability of what was observed; with as many each way, 1 less
     * half of it (M. W. Fagerland, S. Lydersen and P. Laake, 2013, BMC Medical Research Methodology 13:91). 1 without
     * discordant pairs.
     */
    public static double midP(long onlyFirst, long onlyOther) {
        if (onlyFirst + onlyOther == 0) {
            return 1;
        }
        double observed = distribution(onlyFirst, onlyOther).probability(fewer(onlyFirst, onlyOther));
        return onlyFirst == onlyOther ? 1 - observed / 2 : exactP(onlyFirst, onlyOther) - observed;
    }

    private static BinomialDistribution distribution(long onlyFirst, long onlyOther) {
        return BinomialDistribution.of(Math.toIntExact(onlyFirst + onlyOther), 0.5);
    }

    private static int fewer(long onlyFirst, long onlyOther) {
        return Math.toIntExact(Math.min(onlyFirst, onlyOther));
    }
}
