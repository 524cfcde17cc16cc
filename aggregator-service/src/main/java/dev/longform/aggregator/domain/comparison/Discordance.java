package dev.longform.aggregator.domain.comparison;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import java.util.List;

/**
 * What two runs disagree on, of the items that both answered.
 *
 * @param gained what the first run has more on items where it is better, summed and divided by all common items, 0..1
 * @param lost what it has less on items where it is worse, likewise; the difference is gained less lost
 * @param clusters how many clusters the common items are of
 * @param discordant in how many of them an item differs
 */
public record Discordance(double gained, double lost, int clusters, int discordant) {
    static Discordance of(PairedAnswers answers, List<long[]> clusters, Measure measure) {
        double whole = (double) CREDIT_UNITS * answers.both().size();
        long gained = 0;
        long lost = 0;
        for (PairedAnswers.Pair pair : answers.both()) {
            gained += Math.max(0, pair.difference(measure));
            lost += Math.max(0, -pair.difference(measure));
        }
        long discordant = answers.both().stream()
                .filter(pair -> pair.difference(measure) != 0)
                .map(pair -> pair.first().cluster())
                .distinct()
                .count();
        return new Discordance(gained / whole, lost / whole, clusters.size(), (int) discordant);
    }
}
