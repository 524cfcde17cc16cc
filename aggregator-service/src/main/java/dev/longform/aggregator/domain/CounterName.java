package dev.longform.aggregator.domain;

import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;

/**
 * What a running counter counts. All counters are integers; sums of credit are in units of
 * 1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}.
 *
 * @param text as it stands in the database
 */
public record CounterName(String text) implements Comparable<CounterName> {
    /** Sum of the credits. */
    public static final CounterName CREDIT = new CounterName("credit");
    /** Sum of the top-1 credits. */
    public static final CounterName TOP1 = new CounterName("top1");
    /** Pairs of a chosen and a rejected candidate with scores. */
    public static final CounterName PAIRS = new CounterName("pairs");
    /** Those of them in which the chosen one scores higher. */
    public static final CounterName PAIRS_WON = new CounterName("pairs.won");
    /** Items of which the server saw only a part: allowed and flagged, or unscored for it. */
    public static final CounterName TRUNCATED = new CounterName("truncated");
    /** Answered items for which nothing tells whether the server saw all. */
    public static final CounterName TRUNCATION_UNKNOWN = new CounterName("truncation.unknown");
    /** Answered items that were shown in more than one order. */
    public static final CounterName SEVERAL_ORDERS = new CounterName("orders.several");
    /** Those of them in which every order picked the same candidate. */
    public static final CounterName CONSISTENT = new CounterName("orders.consistent");
    /** Picks on items whose longest candidate is a chosen one. */
    public static final CounterName LONGEST_CHOSEN = new CounterName("longest.chosen");
    /** Those of them that took the longest. */
    public static final CounterName LONGEST_CHOSEN_PICKED = new CounterName("longest.chosen.picked");
    /** Picks on items whose longest candidate is a rejected one. */
    public static final CounterName LONGEST_REJECTED = new CounterName("longest.rejected");
    /** Those of them that took the longest. */
    public static final CounterName LONGEST_REJECTED_PICKED = new CounterName("longest.rejected.picked");

    /** Deliveries of which a worker announced a call or reported the end. */
    public static final CounterName DELIVERIES = new CounterName("usage.deliveries");
    /** Calls that a worker announced, of deliveries that it has not reported. */
    public static final CounterName UNACCOUNTED = new CounterName("usage.unaccounted");

    public static final CounterName CALLS = new CounterName("usage.calls");
    public static final CounterName CALLS_WITHOUT_USAGE = new CounterName("usage.calls.without");
    public static final CounterName PROMPT_TOKENS = new CounterName("usage.tokens.prompt");
    public static final CounterName COMPLETION_TOKENS = new CounterName("usage.tokens.completion");
    public static final CounterName CACHED_TOKENS = new CounterName("usage.tokens.cached");
    public static final CounterName REPAIRS = new CounterName("usage.repairs");

    /** Items with this outcome. */
    public static CounterName outcome(Outcome outcome) {
        return new CounterName("outcome." + outcome);
    }

    /** Items unscored for this reason. */
    public static CounterName reason(Reason reason) {
        return new CounterName("reason." + reason);
    }

    /** Picks of whatever stood in this slot (from 0), on items with so many candidates. */
    public static CounterName picked(int candidates, int slot) {
        return slot(candidates, slot, "picked");
    }

    /** Picks on items with so many candidates, exactly one of them chosen and shown in this slot. */
    public static CounterName shown(int candidates, int slot) {
        return slot(candidates, slot, "shown");
    }

    /** Those of them that were right. */
    public static CounterName right(int candidates, int slot) {
        return slot(candidates, slot, "right");
    }

    /** Calls whose latency lies in this bucket of {@link LatencyBuckets}. */
    public static CounterName latency(int bucket) {
        return new CounterName("latency." + LatencyBuckets.bound(bucket));
    }

    private static CounterName slot(int candidates, int slot, String what) {
        return new CounterName("slot." + candidates + "." + slot + "." + what);
    }

    @Override
    public int compareTo(CounterName other) {
        return text.compareTo(other.text);
    }
}
