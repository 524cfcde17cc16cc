package dev.longform.benchmark;

import static dev.longform.contracts.Verdict.CREDIT_UNITS;

import dev.longform.contracts.Outcome;
import java.util.List;

/**
 * The outcome of an item whose candidates have one number each. With T the candidates with the highest score:
 * {@code CORRECT} when every chosen one scores above every rejected one; otherwise {@code TIED} when T holds both
 * kinds, with the share of chosen ones in T as credit; otherwise {@code WRONG}.
 */
public final class ScoreRule {
    private ScoreRule() {}

    /**
     * @param scores one finite number for each candidate index
     * @param chosen for each candidate index, whether it is chosen; at least one is and at least one is not
     * @throws IllegalArgumentException when the lists differ in length, a score is not finite or a kind is missing
     */
    public static Scored apply(List<Double> scores, List<Boolean> chosen) {
        check(scores, chosen);
        double top = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double lowestChosen = Double.POSITIVE_INFINITY;
        double highestRejected = Double.NEGATIVE_INFINITY;
        int atTop = 0;
        int chosenAtTop = 0;
        for (int i = 0; i < scores.size(); i++) {
            double score = scores.get(i);
            if (chosen.get(i)) {
                lowestChosen = Math.min(lowestChosen, score);
            } else {
                highestRejected = Math.max(highestRejected, score);
            }
            if (score == top) {
                atTop++;
                chosenAtTop += chosen.get(i) ? 1 : 0;
            }
        }
        long top1 = CREDIT_UNITS * chosenAtTop / atTop;
        if (lowestChosen > highestRejected) {
            return new Scored(Outcome.CORRECT, CREDIT_UNITS, top1);
        }
        if (chosenAtTop > 0 && chosenAtTop < atTop) {
            return new Scored(Outcome.TIED, top1, top1);
        }
        return new Scored(Outcome.WRONG, 0, top1);
    }

    private static void check(List<Double> scores, List<Boolean> chosen) {
        if (scores.size() != chosen.size()) {
            throw new IllegalArgumentException(scores.size() + " scores for " + chosen.size() + " candidates");
        }
        if (!scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a score is not a finite number: " + scores);
        }
        if (!chosen.contains(true) || !chosen.contains(false)) {
            throw new IllegalArgumentException("an item needs a chosen and a rejected candidate");
        }
    }
}
