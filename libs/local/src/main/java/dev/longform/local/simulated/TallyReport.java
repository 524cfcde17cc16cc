package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a simulated server counted, as its admin API tells it.
 *
 * @param name the server
 * @param dialect its protocol
 * @param endpoint its root
 * @param model what calls name
 * @param seed what its shares are drawn by
 * @param calls calls that came in
 * @param answeredCalls calls that got an answer
 * @param failedCalls calls that got an error
 * @param abandonedCalls calls whose client left, or whose connection was cut, before an answer
 * @param unknownCalls texts that belong to no known item; a call about nothing else, a probe's for example, is counted
 *     nowhere but here
 * @param repairCalls calls that asked again for a withheld verdict
 * @param outstanding calls open now, queued or served
 * @param maxOutstanding most calls ever open at once
 * @param promptTokens tokens read, over the answered calls
 * @param completionTokens tokens written, over the answered calls
 * @param callsPerSecond answered calls over the time from the first arrival to the last end; null for fewer than two
 * @param firstCallAt first arrival; null for none
 * @param lastCallAt last end; null for none
 * @param latencyMs from arrival to answer, in ms; null for none
 * @param overall all items
 * @param subsets the items of each subset
 * @param cells the items of each cell of the needles' grid, by aspect, length and bin; empty without needles
 * @param prefixCache what a prefix cache would have served; null unless the dataset's items have needles
 * @param edits what an editor wrote and verified; null unless it is one
 */
public record TallyReport(
        String name,
        Dialect dialect,
        String endpoint,
        String model,
        long seed,
        long calls,
        long answeredCalls,
        long failedCalls,
        long abandonedCalls,
        long unknownCalls,
        long repairCalls,
        int outstanding,
        int maxOutstanding,
        long promptTokens,
        long completionTokens,
        Double callsPerSecond,
        @JsonSerialize(using = ToStringSerializer.class) Instant firstCallAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant lastCallAt,
        LatencyMs latencyMs,
        Numbers overall,
        Map<String, Numbers> subsets,
        List<Cell> cells,
        PrefixCacheReport prefixCache,
        Edits edits) {

    /** The tally of a model that is no editor. */
    public TallyReport(
            String name,
            Dialect dialect,
            String endpoint,
            String model,
            long seed,
            long calls,
            long answeredCalls,
            long failedCalls,
            long abandonedCalls,
            long unknownCalls,
            long repairCalls,
            int outstanding,
            int maxOutstanding,
            long promptTokens,
            long completionTokens,
            Double callsPerSecond,
            Instant firstCallAt,
            Instant lastCallAt,
            LatencyMs latencyMs,
            Numbers overall,
            Map<String, Numbers> subsets,
            List<Cell> cells,
            PrefixCacheReport prefixCache) {
        this(
                name,
                dialect,
                endpoint,
                model,
                seed,
                calls,
                answeredCalls,
                failedCalls,
                abandonedCalls,
                unknownCalls,
                repairCalls,
                outstanding,
                maxOutstanding,
                promptTokens,
                completionTokens,
                callsPerSecond,
                firstCallAt,
                lastCallAt,
                latencyMs,
                overall,
                subsets,
                cells,
                prefixCache,
                null);
    }

    /**
     * Answers of an editor.
     *
     * @param written pairs of a true and a false sentence, as asked for
     * @param unreadable answers without a pair
     * @param equal answers with the same sentence twice
     * @param uneven answers whose false sentence has a word more
     * @param texts of the length that was asked for, or half of it
     * @param verifiedRight verifications that named the false statement
     * @param verifiedWrong verifications that named the true one
     */
    public record Edits(
            long written,
            long unreadable,
            long equal,
            long uneven,
            long texts,
            long verifiedRight,
            long verifiedWrong) {}

    /**
     * Items of one cell.
     *
     * @param aspect what is wrong with the rejected texts
     * @param length the row, in tokens
     * @param bin the column, 0-based
     * @param bins how many columns there are
     * @param share the share about which the model was told to be right
     * @param items items in the dataset
     * @param answered items with a verdict
     * @param tied items with a tie
     * @param credit sum of what the answered items earn
     */
    public record Cell(
            String aspect,
            int length,
            int bin,
            int bins,
            double share,
            int items,
            int answered,
            int tied,
            double credit) {}

    /**
     * Prompts against a prefix cache of unlimited capacity.
     *
     * @param blockTokens tokens of a block
     * @param token what one token is
     * @param promptTokens tokens of all prompts
     * @param servedTokens tokens in blocks that had come in before, whether or not that call had been answered
     * @param servedWhenAnsweredTokens tokens in blocks of calls that had been answered by then
     */
    public record PrefixCacheReport(
            int blockTokens, String token, long promptTokens, long servedTokens, long servedWhenAnsweredTokens) {}

    /** Quantiles, in ms. */
    public record LatencyMs(double p50, double p90, double p99, double max) {}

    /**
     * Items, each once whatever the number of calls.
     *
     * @param items items in the dataset
     * @param seen items that some call was about
     * @param answered items with a verdict on all that was asked
     * @param right every chosen above every rejected, or a chosen one picked in every order
     * @param wrong a rejected one on top, or picked in every order
     * @param tied chosen and rejected ones alike on top
     * @param mixed picked differently in different orders
     * @param unreadable items with an answer that holds no verdict
     * @param refused items with a refusal
     * @param empty items with an empty answer
     * @param credit sum of what the answered items earn: 1, 0, or a share where tied or mixed
     * @param accuracy credit over answered; null when nothing was answered
     * @param picks how often each slot was picked, once for each order of each item
     * @param chosenAt by slot: how often a chosen candidate stood there, and how often the pick was then right
     */
    public record Numbers(
            int items,
            int seen,
            int answered,
            int right,
            int wrong,
            int tied,
            int mixed,
            int unreadable,
            int refused,
            int empty,
            double credit,
            Double accuracy,
            Map<String, Integer> picks,
            Map<String, ChosenAt> chosenAt) {}

    /** How often a chosen candidate stood in a slot, and how often the pick was then right. */
    public record ChosenAt(int items, int right) {
        ChosenAt plus(ChosenAt other) {
            return new ChosenAt(items + other.items, right + other.right);
        }
    }
}
