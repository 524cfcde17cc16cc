package dev.longform.aggregator.domain;

import dev.longform.contracts.Verdict;
import java.util.List;

/**
 * The pairs of a chosen and a rejected candidate of one verdict.
 *
 * @param won pairs in which the chosen one scores higher; a tie is not won
 * @param all all of them; 0 without scores
 */
public record Pairs(long won, long all) {
    /** Those of a verdict; none unless it is answered and has scores. */
    public static Pairs of(Verdict verdict) {
        if (!verdict.outcome().answered() || verdict.scores() == null) {
            return new Pairs(0, 0);
        }
        List<Boolean> chosen = verdict.facts().chosen();
        long won = 0;
        long all = 0;
        for (int c = 0; c < chosen.size(); c++) {
            for (int r = 0; r < chosen.size(); r++) {
                if (chosen.get(c) && !chosen.get(r)) {
                    all++;
                    won += verdict.scores().get(c) > verdict.scores().get(r) ? 1 : 0;
                }
            }
        }
        return new Pairs(won, all);
    }
}
