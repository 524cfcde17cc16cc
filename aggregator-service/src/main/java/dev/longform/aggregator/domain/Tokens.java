package dev.longform.aggregator.domain;

import java.util.OptionalLong;

/** Tokens of a run, where its server states any. */
public final class Tokens {
    private Tokens() {}

    /** Whether calls were made and no answer stated its tokens: then nobody knows them, and they are not 0. */
    public static boolean areKnown(Counts usage) {
        long calls = usage.get(CounterName.CALLS);
        return calls == 0 || usage.get(CounterName.CALLS_WITHOUT_USAGE) < calls;
    }

    /** So many of a sort; empty when nobody knows. */
    public static OptionalLong of(Counts usage, CounterName sort) {
        return areKnown(usage) ? OptionalLong.of(usage.get(sort)) : OptionalLong.empty();
    }
}
