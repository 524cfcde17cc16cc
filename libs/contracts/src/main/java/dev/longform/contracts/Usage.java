package dev.longform.contracts;

import java.util.List;

/**
 * What one delivery of a request cost, over every call made, whatever became of it.
 *
 * @param calls calls that reached the server, failed ones included
 * @param callsWithoutUsage those of them for which the server stated no tokens
 * @param promptTokens by the server's own count
 * @param completionTokens by the server's own count
 * @param cachedTokens prompt tokens that the server says it had cached
 * @param repairs calls that asked the judge to repeat its answer in the required format
 * @param latenciesMs one per call, in milliseconds
 * @param callsFailed those calls without usage that brought no answer but an error; null when none did, or nobody says
 */
public record Usage(
        int calls,
        int callsWithoutUsage,
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        int repairs,
        List<Long> latenciesMs,
        Integer callsFailed) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, List.of());

    public Usage {
        Require.that(calls >= 0 && callsWithoutUsage >= 0 && callsWithoutUsage <= calls, "calls cannot be negative");
        Require.that(
                callsFailed == null || callsFailed >= 0 && callsFailed <= callsWithoutUsage,
                "calls that failed are among those without usage");
        Require.that(promptTokens >= 0 && completionTokens >= 0 && cachedTokens >= 0, "tokens cannot be negative");
        Require.present("latenciesMs", latenciesMs);

        latenciesMs = List.copyOf(latenciesMs);
    }

    /** Of calls none of which is known to have failed. */
    public Usage(
            int calls,
            int callsWithoutUsage,
            long promptTokens,
            long completionTokens,
            long cachedTokens,
            int repairs,
            List<Long> latenciesMs) {
        this(calls, callsWithoutUsage, promptTokens, completionTokens, cachedTokens, repairs, latenciesMs, null);
    }

    /** Calls that were answered, by a server that did not state what they used. */
    public int answersWithoutUsage() {
        return callsWithoutUsage - (callsFailed == null ? 0 : callsFailed);
    }
}
