package dev.longform.aggregator.domain;

import dev.longform.contracts.Reply;
import dev.longform.contracts.Verdict;
import java.util.HashSet;
import java.util.List;

/** What the parts of a verdict owe each other before it can be counted. */
final class VerdictRules {
    private VerdictRules() {}

    /** @throws IllegalArgumentException naming the rule that a verdict breaks */
    static void check(Verdict verdict) {
        int candidates = verdict.facts().chosen().size();
        if (verdict.scores() != null) {
            checkScores(verdict.scores(), candidates);
        }
        for (Reply reply : verdict.replies()) {
            checkReply(reply, candidates);
        }
    }

    private static void checkScores(List<Double> scores, int candidates) {
        if (scores.size() != candidates) {
            throw new IllegalArgumentException(scores.size() + " scores for " + candidates + " candidates");
        }
        if (!scores.stream().allMatch(s -> s != null && Double.isFinite(s))) {
            throw new IllegalArgumentException("a score is not a finite number");
        }
    }

    private static void checkReply(Reply reply, int candidates) {
        if (!reply.order().stream().allMatch(i -> i >= 0 && i < candidates)
                || new HashSet<>(reply.order()).size() != reply.order().size()) {
            throw new IllegalArgumentException(
                    "the order " + reply.order() + " does not fit " + candidates + " candidates");
        }
        if (reply.picked() != null && !reply.order().contains(reply.picked())) {
            throw new IllegalArgumentException(
                    "candidate " + reply.picked() + " was picked and is not in the order " + reply.order());
        }
    }
}
