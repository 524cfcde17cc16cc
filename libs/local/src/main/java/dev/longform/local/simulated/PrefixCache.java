package dev.longform.local.simulated;

import java.util.HashSet;
import java.util.Set;

/**
 * Counts how many prompt tokens a prefix cache of unlimited capacity would have served: whole blocks of 16 tokens whose
 * text, with all that stands before it, has come in before. Tokens are four characters each, counted over all that a
 * prompt holds. Blocks are told apart by a 64-bit hash, and
 * remembered for good: it counts only where that is asked for.
 */
final class PrefixCache {
    private static final int BLOCK_TOKENS = 16;
    private static final int BLOCK = BLOCK_TOKENS * Input.CHARACTERS;

    private static final long[] NOT_COUNTED = {};

    private final boolean counting;
    private final Set<Long> arrived = new HashSet<>();
    private final Set<Long> computed = new HashSet<>();
    private long tokens;
    private long served;
    private long servedComputed;

    /** @param counting whether prompts are counted at all */
    PrefixCache(boolean counting) {
        this.counting = counting;
    }

    /** A prompt has come in; returns the hashes of its blocks, for {@link #computed}. */
    long[] arrived(Input input) {
        if (!counting) {
            return NOT_COUNTED;
        }
        int length = input.parts().stream().mapToInt(part -> part.length() + 1).sum();
        long[] blocks = blocks(input, length / BLOCK);
        tokens += (length + Input.CHARACTERS - 1) / Input.CHARACTERS;
        served += BLOCK_TOKENS * (long) known(arrived, blocks);
        servedComputed += BLOCK_TOKENS * (long) known(computed, blocks);
        for (long block : blocks) {
            arrived.add(block);
        }
        return blocks;
    }

    /** The answer to a prompt is out, so that its blocks have been computed. */
    void computed(long[] blocks) {
        for (long block : blocks) {
            computed.add(block);
        }
    }

    private static int known(Set<Long> cache, long[] blocks) {
        int known = 0;
        while (known < blocks.length && cache.contains(blocks[known])) {
            known++;
        }
        return known;
    }

    private static long[] blocks(Input input, int count) {
        long[] blocks = new long[count];
        long hash = 0;
        int at = 0;
        for (String part : input.parts()) {
            for (int i = 0; i <= part.length(); i++) {
                hash = (hash + (i < part.length() ? part.charAt(i) + 1 : 1 << 17)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
                at++;
                if (at % BLOCK == 0) {
                    blocks[at / BLOCK - 1] = hash;
                }
            }
        }
        return blocks;
    }

    /** Forgets everything. */
    void reset() {
        arrived.clear();
        computed.clear();
        tokens = served = servedComputed = 0;
    }

    /** What it has counted; null when it does not count. */
    TallyReport.PrefixCacheReport report() {
        return !counting
                ? null
                : new TallyReport.PrefixCacheReport(BLOCK_TOKENS, "4 characters", tokens, served, servedComputed);
    }
}
