package dev.longform.contracts;

import java.util.Collection;
import java.util.List;

/**
 * One source document, the length that it is to be cut to, and which needles to plant. Topic {@link Topic#HAYSTACKS};
 * Kafka key: {@code haystackId}. The same request is answered with the same records.
 *
 * @param planId what the needles are made for; copied into every answer
 * @param haystackId unique in the plan: one source at one length
 * @param sourceId the source document: the cluster of its needles
 * @param subset the subtask of the pairs
 * @param prompt what the source answers
 * @param text the source document, uncut; null when the model of {@code editing} is to write it to the length
 * @param length the requested length in tokens: the row of the grid
 * @param tolerance how far the measured length may lie from the requested one, in tokens
 * @param bins how many position bins of equal width
 * @param pairsPerBin how many pairs are wanted for each aspect and bin
 * @param aspects which needles: {@code number}, {@code negation}, {@code entity}, {@code contradiction}, {@code safety},
 *     {@code factuality}…
 * @param seed what is drawn is drawn from it and from the haystack's text
 * @param tokenizer the name of the tokenizer that every length and position is measured with
 * @param editing the model that writes needles, for aspects that need one, or the text; null when nothing is written
 */
public record HaystackRequest(
        String planId,
        String haystackId,
        String sourceId,
        String subset,
        List<Message> prompt,
        String text,
        int length,
        int tolerance,
        int bins,
        int pairsPerBin,
        List<String> aspects,
        long seed,
        String tokenizer,
        EditingTask editing) {
    /** Positions are reported in at most so many bins. */
    public static final int MAX_BINS = 100;

    public HaystackRequest {
        Require.text("planId", planId);
        Require.text("haystackId", haystackId);
        Require.text("sourceId", sourceId);
        Require.text("subset", subset);
        Require.present("prompt", prompt);
        Require.that(text == null || !text.isEmpty(), "text must not be empty");
        Require.that(length > 0, "length is at least 1 token");
        Require.that(tolerance >= 0 && tolerance < length, "tolerance lies between 0 and the length");
        Require.that(bins > 0 && bins <= MAX_BINS, "bins lie in 1.." + MAX_BINS);
        Require.that(pairsPerBin > 0, "pairsPerBin is at least 1");
        Require.present("aspects", aspects);
        Require.that(!aspects.isEmpty(), "at least one aspect is needed");
        Require.that(aspects.stream().distinct().count() == aspects.size(), "an aspect is named twice");
        Require.text("tokenizer", tokenizer);

        prompt = List.copyOf(prompt);
        aspects = List.copyOf(aspects);
    }

    /** A request whose aspects are made by rule. */
    public HaystackRequest(
            String planId,
            String haystackId,
            String sourceId,
            String subset,
            List<Message> prompt,
            String text,
            int length,
            int tolerance,
            int bins,
            int pairsPerBin,
            List<String> aspects,
            long seed,
            String tokenizer) {
        this(
                planId,
                haystackId,
                sourceId,
                subset,
                prompt,
                text,
                length,
                tolerance,
                bins,
                pairsPerBin,
                aspects,
                seed,
                tokenizer,
                null);
    }

    /**
     * The tolerance of a length among a plan's lengths: a tenth of it, but less than half the way to the nearest other
     * length, so that a measured length belongs to one row only.
     *
     * @param length one of {@code lengths}, in tokens
     * @param lengths all lengths of the plan
     * @return in tokens
     */
    public static int tolerance(int length, Collection<Integer> lengths) {
        int nearest = lengths.stream()
                .filter(other -> other != length)
                .mapToInt(other -> Math.abs(other - length))
                .min()
                .orElse(Integer.MAX_VALUE);
        return Math.min(length / 10, (nearest - 1) / 2);
    }
}
