package dev.longform.scoring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a tokenized text into chunks. A chunk takes as many whole words as fit; only a run of tokens that is longer than
 * a chunk and is one word to the tokenizer is cut inside.
 */
final class Chunks {
    private Chunks() {}

    /**
     * @param ids the text's tokens
     * @param words for each token the number of its word; a word's tokens are neighbours
     * @param most tokens in a chunk
     */
    static List<long[]> of(long[] ids, long[] words, int most) {
        List<long[]> chunks = new ArrayList<>();
        int start = 0;
        while (start < ids.length) {
            int end = end(words, start, most);
            chunks.add(Arrays.copyOfRange(ids, start, end));
            start = end;
        }
        return chunks;
    }

    private static int end(long[] words, int start, int most) {
        int full = start + most;
        if (full >= words.length) {
            return words.length;
        }
        int end = full;
        while (end > start && words[end] == words[end - 1]) {
            end--;
        }
        return end > start ? end : full;
    }
}
