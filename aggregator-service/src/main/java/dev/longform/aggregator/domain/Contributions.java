package dev.longform.aggregator.domain;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.contracts.Usage;
import dev.longform.contracts.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
        List<Pick> picks = Pick.of(verdict);
        addConsistency(sums, picks);
        picks.forEach(pick -> addPosition(sums, pick, verdict.facts().chosen()));
        addLength(sums, picks, verdict);
    }

    private static void addConsistency(Sums<CounterName> sums, List<Pick> picks) {
        if (picks.size() > 1) {
            sums.add(CounterName.SEVERAL_ORDERS, 1);
            boolean same = picks.stream().map(Pick::candidate).distinct().count() == 1;
            sums.add(CounterName.CONSISTENT, same ? 1 : 0);
        }
    }

    private static void addPosition(Sums<CounterName> sums, Pick pick, List<Boolean> chosen) {
        if (pick.order().isEmpty()) {
            return;
        }
        int candidates = chosen.size();
        sums.add(CounterName.picked(candidates, pick.slot()), 1);
        if (Collections.frequency(chosen, true) == 1) {
            int slot = pick.order().indexOf(chosen.indexOf(true));
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
