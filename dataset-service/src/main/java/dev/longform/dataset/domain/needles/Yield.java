package dev.longform.dataset.domain.needles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pairs that count, by cell and source. A source may have been asked twice at one length, for more pairs a bin the
 * second time: then, for an aspect that was asked again, only the answer to the larger question counts, since it holds
 * the same needles and more.
 */
final class Yield {
    private final Map<Cell, Map<String, List<MadePair>>> pairs = new TreeMap<>();
    private final Map<Asked, Haystack> counted = new HashMap<>();

    private record Asked(String sourceId, int length, String aspect) {}

    Yield(List<Haystack> haystacks, List<MadePair> made) {
        for (Haystack haystack : haystacks) {
            for (String aspect : haystack.aspects()) {
                counted.merge(
                        new Asked(haystack.sourceId(), haystack.length(), aspect),
                        haystack,
                        (a, b) -> a.pairsPerBin() >= b.pairsPerBin() ? a : b);
            }
        }
        made.stream()
                .filter(this::counts)
                .sorted(Comparator.comparingInt(MadePair::number))
                .forEach(pair -> pairs.computeIfAbsent(pair.cell(), cell -> new TreeMap<>())
                        .computeIfAbsent(pair.sourceId(), source -> new ArrayList<>())
                        .add(pair));
    }

    private boolean counts(MadePair pair) {
        Haystack asked = counted.get(
                new Asked(pair.sourceId(), pair.cell().length(), pair.cell().aspect()));
        return asked != null && asked.number() == pair.haystack();
    }

    /** How many pairs a cell could have. */
    int of(Cell cell) {
        return bySource(cell).values().stream().mapToInt(List::size).sum();
    }

    /** How many of them a source gave. */
    int of(Cell cell, String sourceId) {
        return bySource(cell).getOrDefault(sourceId, List.of()).size();
    }

    /** A cell's pairs by source, in the order that the generator made them: the best places first. */
    Map<String, List<MadePair>> bySource(Cell cell) {
        return pairs.getOrDefault(cell, Map.of());
    }

    /** How many pairs a bin a source was asked for; 0 when it was not asked. */
    int asked(String sourceId, int length, String aspect) {
        Haystack haystack = counted.get(new Asked(sourceId, length, aspect));
        return haystack == null ? 0 : haystack.pairsPerBin();
    }
}
