package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides beforehand, from the specification, the seed and the dataset, what every item gets.
 *
 * <p>Unreadable, refused, empty and biased items are disjoint exact shares of all items; failing ones are exact shares
 * drawn by themselves. The accuracy is an exact share of the items that are answered by opinion, and another of the
 * rest. One accuracy for all subsets is divided among them by the largest remainder; accuracies by subset are rounded
 * each by itself.
 */
final class Plan {
    private final SimulatedSpec spec;
    private final Ratings ratings;
    private final Map<SimulatedItem, Reply> replies = new HashMap<>();
    private final Map<SimulatedItem, ErrorTrap> failures = new HashMap<>();
    private final Opinions opinions;
    private final Map<SimulatedItem, Decision> decisions = new HashMap<>();
    private final Set<SimulatedItem> biased;

    Plan(SimulatedSpec spec, SimulatedDataset dataset) {
        Behaviour behaviour = spec.behaviour();
        this.spec = spec;
        this.ratings = new Ratings(dataset, spec.seed(), behaviour.ratingNoise());
        Draw reply = new Draw(dataset.items(), "reply");
        reply.take(behaviour.unreadable()).forEach(item -> replies.put(item, Reply.UNREADABLE));
        reply.take(behaviour.refusals()).forEach(item -> replies.put(item, Reply.REFUSED));
        reply.take(behaviour.empty()).forEach(item -> replies.put(item, Reply.EMPTY));
        biased = reply.take(behaviour.positionBias().share());
        Draw failure = new Draw(dataset.items(), "failure");
        for (ErrorTrap trap : spec.errors()) {
            failure.take(trap.share()).forEach(item -> failures.put(item, trap));
        }
        List<SimulatedItem> byOpinion = new ArrayList<>(dataset.items());
        byOpinion.removeIf(item -> !answersByOpinion(item));
        List<SimulatedItem> others = Quota.without(dataset.items(), new HashSet<>(byOpinion));
        opinions = new Opinions(spec, ratings);
        opinions.draw(byOpinion);
        opinions.draw(others);
        dataset.items().forEach(item -> decisions.put(item, decide(item)));
    }

    /** What was decided about an item. */
    Decision of(SimulatedItem item) {
        return decisions.get(item);
    }

    private boolean answersByOpinion(SimulatedItem item) {
        Behaviour behaviour = spec.behaviour();
        Reply reply = replies.getOrDefault(item, Reply.READABLE);
        boolean readable = reply == Reply.READABLE || reply == Reply.UNREADABLE && behaviour.repairable();
        boolean fails = failures.containsKey(item) && failures.get(item).firstTries() == 0;
        return readable && !fails && !biased.contains(item);
    }

    private Decision decide(SimulatedItem item) {
        Opinion opinion = opinions.of(item);
        List<Integer> preference = ratings.preference(item, opinion);
        return new Decision(
                replies.getOrDefault(item, Reply.READABLE),
                biased.contains(item),
                Optional.ofNullable(failures.get(item)),
                opinion,
                preference,
                ratings.of(item, opinion, preference));
    }

    /** Takes disjoint shares of the items, one after the other. */
    private final class Draw {
        private final int all;
        private List<SimulatedItem> left;

        Draw(List<SimulatedItem> items, String purpose) {
            this.all = Quota.size(items);
            this.left = SeededOrder.of(items, spec.seed(), purpose);
        }

        Set<SimulatedItem> take(double share) {
            Set<SimulatedItem> taken = Quota.take(left, Quota.count(share, all));
            left = Quota.without(left, taken);
            return taken;
        }
    }
}
