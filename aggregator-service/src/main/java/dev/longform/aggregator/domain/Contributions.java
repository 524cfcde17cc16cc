package dev.longform.aggregator.domain;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one verdict and one delivery add to the counters. Running numbers and the recount both come from here: a
 * replaced verdict is subtracted by the same function that added it.
 */
public final class Contributions {
    private Contributions() {}

    /**
     * What a verdict adds to the counters of its subset.
     *
     * @throws IllegalArgumentException when its scores or replies do not fit its candidates
     */
    public static Map<CounterName, Long> of(Verdict verdict) {
        VerdictRules.check(verdict);
        Sums<CounterName> sums = new Sums<>();
        sums.add(CounterName.outcome(verdict.outcome()), 1);
        sums.add(CounterName.TRUNCATED, truncated(verdict) ? 1 : 0);
        if (verdict.outcome() == Outcome.UNSCORED) {
            sums.add(CounterName.reason(verdict.reason()), 1);
        } else {
            addAnswered(sums, verdict);
        }
        return sums.values();
    }

    /** Whether the server saw only a part of the item: allowed and flagged, or unscored for it. */
    public static boolean truncated(Verdict verdict) {
        return verdict.truncation() == Truncation.ALLOWED || verdict.reason() == Reason.TRUNCATED;
    }

    /** What a delivery adds to the counters of its run. */
    public static Map<CounterName, Long> of(Delivery delivery) {
        Sums<CounterName> sums = new Sums<>();
        Usage usage = delivery.usage();
        sums.add(CounterName.DELIVERIES, 1);
        sums.add(CounterName.UNACCOUNTED, delivery.unaccountedCalls());
        sums.add(CounterName.CALLS, usage.calls());
        sums.add(CounterName.CALLS_WITHOUT_USAGE, usage.callsWithoutUsage());
        sums.add(CounterName.PROMPT_TOKENS, usage.promptTokens());
        sums.add(CounterName.COMPLETION_TOKENS, usage.completionTokens());
        sums.add(CounterName.CACHED_TOKENS, usage.cachedTokens());
        sums.add(CounterName.REPAIRS, usage.repairs());
        usage.latenciesMs().forEach(ms -> sums.add(CounterName.latency(LatencyBuckets.of(ms)), 1));
        return sums.values();
    }

    private static void addAnswered(Sums<CounterName> sums, Verdict verdict) {
        sums.add(CounterName.CREDIT, verdict.credit());
        sums.add(CounterName.TOP1, verdict.top1());
        sums.add(CounterName.TRUNCATION_UNKNOWN, verdict.truncation() == Truncation.UNKNOWN ? 1 : 0);
        Pairs pairs = Pairs.of(verdict);
        sums.add(CounterName.PAIRS, pairs.all());
        sums.add(CounterName.PAIRS_WON, pairs.won());
        List<Pick> shown = Pick.shown(verdict);
        addConsistency(sums, shown);
        shown.forEach(pick -> addPosition(sums, pick, verdict.facts().chosen()));
        addLength(sums, Pick.of(verdict), verdict);
    }

    /** Consistent: whatever candidates were shown together, the same one was picked in each order of theirs. */
    private static void addConsistency(Sums<CounterName> sums, List<Pick> shown) {
        if (shown.size() > 1) {
            Map<Set<Integer>, Set<Integer>> picked = new HashMap<>();
            shown.forEach(pick -> picked.computeIfAbsent(Set.copyOf(pick.order()), together -> new HashSet<>())
                    .add(pick.candidate()));
            sums.add(CounterName.SEVERAL_ORDERS, 1);
            boolean same = picked.values().stream().allMatch(candidates -> candidates.size() == 1);
            sums.add(CounterName.CONSISTENT, same ? 1 : 0);
        }
    }

    private static void addPosition(Sums<CounterName> sums, Pick pick, List<Boolean> chosen) {
        int candidates = pick.order().size();
        sums.add(CounterName.picked(candidates, pick.slot()), 1);
        List<Integer> right = pick.order().stream().filter(chosen::get).toList();
        if (right.size() == 1) {
            int slot = pick.order().indexOf(right.get(0));
            sums.add(CounterName.shown(candidates, slot), 1);
            sums.add(CounterName.right(candidates, slot), chosen.get(pick.candidate()) ? 1 : 0);
        }
    }

    private static void addLength(Sums<CounterName> sums, List<Pick> picks, Verdict verdict) {
        List<Integer> words = verdict.facts().words();
        int most = Collections.max(words);
        if (Collections.frequency(words, most) > 1) {
            return;
        }
        int longest = words.indexOf(most);
        boolean chosen = verdict.facts().chosen().get(longest);
        long took = picks.stream().filter(p -> p.candidate() == longest).count();
        sums.add(chosen ? CounterName.LONGEST_CHOSEN : CounterName.LONGEST_REJECTED, picks.size());
        sums.add(chosen ? CounterName.LONGEST_CHOSEN_PICKED : CounterName.LONGEST_REJECTED_PICKED, took);
    }
}
