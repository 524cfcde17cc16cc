package dev.longform.local.simulated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many known texts stand in a longer text, and where. A rolling hash over a fixed window proposes the
 * places where a known text may begin, a hash over its whole length confirms the place in constant time however many
 * texts share a beginning, and a comparison proves it (Rabin and Karp).
 */
final class TextIndex {
    private static final int WINDOW = 32;
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final List<Table> tables = new ArrayList<>();

    /** Indexes these texts; equal ones once. */
    TextIndex(Collection<String> texts) {
        List<String> small = new ArrayList<>();
        List<String> large = new ArrayList<>();
        for (String text : new LinkedHashSet<>(texts)) {
            (text.length() < WINDOW ? small : large).add(text);
        }
        int shortest = small.stream().mapToInt(String::length).min().orElse(WINDOW);
        if (!small.isEmpty()) {
            tables.add(new Table(small, shortest));
        }
        if (!large.isEmpty()) {
            tables.add(new Table(large, WINDOW));
        }
    }

    /**
     * One place of one known text.
     *
     * @param text the known text
     * @param start its first character
     */
    record Occurrence(String text, int start) {
        int end() {
            return start + text.length();
        }

        private boolean inside(Occurrence other) {
            return start >= other.start && end() <= other.end() && text.length() < other.text.length();
        }
    }

    /** All places of known texts in order of position, without those that lie inside a longer known text. */
    List<Occurrence> find(String text) {
        long[] prefixes = prefixHashes(text);
        List<Occurrence> found = new ArrayList<>();
        for (Table table : tables) {
            table.find(text, prefixes, found);
        }
        found.sort((a, b) -> a.start != b.start ? a.start - b.start : b.end() - a.end());
        List<Occurrence> longest = new ArrayList<>();
        for (Occurrence occurrence : found) {
            if (longest.stream().noneMatch(occurrence::inside)) {
                longest.add(occurrence);
            }
        }
        return longest;
    }

    private static long[] prefixHashes(String text) {
        long[] prefixes = new long[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            prefixes[i + 1] = prefixes[i] * BASE + text.charAt(i) + 1;
        }
        return prefixes;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= BASE;
        }
        return power;
    }

    private record Known(String text, long hash, long power) {}

    /** Known texts by the hash of their first characters; open addressing, at most a quarter full. */
    private static final class Table {
        private final int window;
        private final long windowPower;
        private final long[] keys;
        private final List<List<Known>> values;

        Table(List<String> texts, int window) {
            this.window = window;
            this.windowPower = power(window);
            Map<Long, List<Known>> byWindow = new HashMap<>();
            for (String text : texts) {
                long[] prefixes = prefixHashes(text);
                byWindow.computeIfAbsent(prefixes[window], key -> new ArrayList<>())
                        .add(new Known(text, prefixes[text.length()], power(text.length())));
            }
            int size = Integer.highestOneBit(byWindow.size()) * 8;
            this.keys = new long[size];
            this.values = new ArrayList<>(java.util.Collections.nCopies(size, null));
            byWindow.forEach((key, known) -> {
                int slot = slot(key);
                keys[slot] = key;
                values.set(slot, known);
            });
        }

        void find(String text, long[] prefixes, List<Occurrence> found) {
            for (int start = 0; start + window <= text.length(); start++) {
                long key = prefixes[start + window] - prefixes[start] * windowPower;
                List<Known> candidates = values.get(slot(key));
                if (candidates != null) {
                    confirm(text, prefixes, start, candidates, found);
                }
            }
        }

        private static void confirm(
                String text, long[] prefixes, int start, List<Known> candidates, List<Occurrence> found) {
            for (Known known : candidates) {
                int end = start + known.text.length();
                if (end <= text.length()
                        && prefixes[end] - prefixes[start] * known.power == known.hash
                        && text.startsWith(known.text, start)) {
                    found.add(new Occurrence(known.text, start));
                }
            }
        }

        /** The slot that holds this key, or the free one where it would stand. */
        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0xD1342543DE82EF95L) >>> 40) & mask;
            while (values.get(slot) != null && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
