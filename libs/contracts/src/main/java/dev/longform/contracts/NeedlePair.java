package dev.longform.contracts;

import java.util.List;

/**
 * One haystack with a needle at one place: a neutral text there (chosen) and an erroneous one (rejected). Before and
 * after the needle both texts are identical. Topic {@link Topic#NEEDLES}; Kafka key: {@code haystackId}.
 *
 * @param planId from the request
 * @param haystackId from the request
 * @param sourceId from the request
 * @param haystackSha256 of the cut text in UTF-8, before any edit
 * @param number 0, 1, 2… within the haystack; {@link HaystackDone} says how many there are
 * @param id unique in the plan
 * @param subset from the request
 * @param prompt from the request
 * @param aspect what is wrong with the rejected text
 * @param length the requested length in tokens: the row of the grid
 * @param bin 0-based: the column of the grid
 * @param bins how many there are
 * @param position tokens before the needle over all tokens of the rejected text, 0..1
 * @param chosen the neutral text
 * @param rejected the erroneous text
 * @param chosenSpan the needle in the neutral text
 * @param rejectedSpan the needle in the erroneous text
 * @param tokenizer what tokens were counted with
 * @param seed from the request
 * @param generator which version of the generator made it
 * @param author the model that wrote the needle; null when it was made by rule
 */
public record NeedlePair(
        String planId,
        String haystackId,
        String sourceId,
        String haystackSha256,
        int number,
        String id,
        String subset,
        List<Message> prompt,
        String aspect,
        int length,
        int bin,
        int bins,
        double position,
        String chosen,
        String rejected,
        NeedleSpan chosenSpan,
        NeedleSpan rejectedSpan,
        String tokenizer,
        long seed,
        String generator,
        NeedleAuthor author) {
    public NeedlePair {
        Require.text("planId", planId);
        Require.text("haystackId", haystackId);
        Require.text("sourceId", sourceId);
        Require.text("haystackSha256", haystackSha256);
        Require.that(number >= 0, "pairs are numbered from 0");
        Require.text("id", id);
        Require.text("subset", subset);
        Require.present("prompt", prompt);
        Require.text("aspect", aspect);
        Require.that(length > 0, "length is at least 1 token");
        Require.that(bin >= 0 && bin < bins, "the bin is one of the bins");
        Require.that(position >= 0 && position < 1, "a position lies in 0..1");
        Require.text("chosen", chosen);
        Require.text("rejected", rejected);
        Require.that(!chosen.equals(rejected), "chosen and rejected are the same text");
        Require.present("chosenSpan", chosenSpan);
        Require.present("rejectedSpan", rejectedSpan);
        Require.text("tokenizer", tokenizer);
        Require.text("generator", generator);

        prompt = List.copyOf(prompt);
    }

    /** A pair that was made by rule. */
    public NeedlePair(
            String planId,
            String haystackId,
            String sourceId,
            String haystackSha256,
            int number,
            String id,
            String subset,
            List<Message> prompt,
            String aspect,
            int length,
            int bin,
            int bins,
            double position,
            String chosen,
            String rejected,
            NeedleSpan chosenSpan,
            NeedleSpan rejectedSpan,
            String tokenizer,
            long seed,
            String generator) {
        this(
                planId,
                haystackId,
                sourceId,
                haystackSha256,
                number,
                id,
                subset,
                prompt,
                aspect,
                length,
                bin,
                bins,
                position,
                chosen,
                rejected,
                chosenSpan,
                rejectedSpan,
                tokenizer,
                seed,
                generator,
                null);
    }
}
