package dev.longform.contracts;

import java.util.List;

/**
 * The closing record of a haystack: sent after its last pair. Topic {@link Topic#NEEDLES}; Kafka key:
 * {@code haystackId}.
 *
 * @param planId from the request
 * @param haystackId from the request
 * @param sourceId from the request
 * @param length the requested length in tokens
 * @param tokens the measured length of the cut text; 0 when it was refused
 * @param haystackSha256 of the cut text in UTF-8; null when it was refused
 * @param pairs how many {@link NeedlePair} records belong to the haystack, numbered 0 to {@code pairs - 1}
 * @param refused why no haystack could be made of the source; null when one was
 * @param shortfalls the cells that are not full
 * @param tokenizer what tokens were counted with
 * @param generator which version of the generator answered
 * @param editing what came of having needles written; null when all were made by rule
 */
public record HaystackDone(
        String planId,
        String haystackId,
        String sourceId,
        int length,
        int tokens,
        String haystackSha256,
        int pairs,
        String refused,
        List<NeedleShortfall> shortfalls,
        String tokenizer,
        String generator,
        EditingReport editing) {
    public HaystackDone {
        Require.text("planId", planId);
        Require.text("haystackId", haystackId);
        Require.text("sourceId", sourceId);
        Require.that(pairs >= 0 && tokens >= 0, "counts are not negative");
        Require.that((refused == null) == (haystackSha256 != null), "a haystack is made or refused");
        Require.that(refused == null || pairs == 0, "a refused haystack has no pairs");
        Require.that(
                editing == null || editing.failure() == null || pairs == 0,
                "a haystack whose editing failed has no pairs");
        Require.present("shortfalls", shortfalls);
        Require.text("tokenizer", tokenizer);
        Require.text("generator", generator);

        shortfalls = List.copyOf(shortfalls);
    }

    /** The end of a haystack whose needles were made by rule. */
    public HaystackDone(
            String planId,
            String haystackId,
            String sourceId,
            int length,
            int tokens,
            String haystackSha256,
            int pairs,
            String refused,
            List<NeedleShortfall> shortfalls,
            String tokenizer,
            String generator) {
        this(
                planId,
                haystackId,
                sourceId,
                length,
                tokens,
                haystackSha256,
                pairs,
                refused,
                shortfalls,
                tokenizer,
                generator,
                null);
    }
}
