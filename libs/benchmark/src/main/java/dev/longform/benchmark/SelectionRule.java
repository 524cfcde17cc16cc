package dev.longform.benchmark;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.contracts.Outcome;
import java.util.List;

/**
 * The outcome of an item of which a judge picked one candidate in each order it was shown: all right is
 * {@code CORRECT}, none right {@code WRONG}, anything else {@code MIXED} with the mean as credit.
 */
public final class SelectionRule {
    private SelectionRule() {}

    /**
     * @param picks the candidate index picked, for each order
     * @param chosen for each candidate index, whether it is chosen
     * @throws IllegalArgumentException without picks
     */
    public static Scored apply(List<Integer> picks, List<Boolean> chosen) {
        if (picks.isEmpty()) {
            throw new IllegalArgumentException("no picks");
        }
        long right = picks.stream().filter(chosen::get).count();
        long credit = CREDIT_UNITS * right / picks.size();
        if (right == picks.size()) {
            return new Scored(Outcome.CORRECT, credit, credit);
        }
        return new Scored(right == 0 ? Outcome.WRONG : Outcome.MIXED, credit, credit);
    }
}
