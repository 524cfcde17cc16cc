package dev.longform.local.simulated;

import java.util.Comparator;
import java.util.List;

/** Draws that depend on a seed, a purpose and an item's name only, not on the order of the file. */
final class SeededOrder {
    private SeededOrder() {}

    /** The items in an order drawn for this purpose. */
    static List<SimulatedItem> of(List<SimulatedItem> items, long seed, String purpose) {
        return items.stream()
                .sorted(Comparator.comparingLong(item -> hash(seed, purpose, item.id())))
                .toList();
    }

    /** A number of 0..1, without 1. */
    static double fraction(long seed, String purpose, String name) {
        return (hash(seed, purpose, name) >>> 11) * 0x1.0p-53;
    }

    /** A number of 0..bound-1. */
    static int below(int bound, long seed, String purpose, String name) {
        return (int) Math.floorMod(hash(seed, purpose, name), (long) bound);
    }

    /** FNV-1a over the text, finished with the mixer of SplitMix64 (Steele, Lea, Flood 2014). */
    static long hash(long seed, String purpose, String name) {
        long h = 0xCBF29CE484222325L ^ mix(seed + 0x9E3779B97F4A7C15L);
        h = absorb(h, purpose);
        h = absorb(h, "\u0000");
        return mix(absorb(h, name));
    }

    private static long absorb(long h, String text) {
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return h;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
