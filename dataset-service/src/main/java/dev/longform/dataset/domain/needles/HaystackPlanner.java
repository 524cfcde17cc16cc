package dev.longform.dataset.domain.needles;

import dev.longform.benchmark.Seeded;
import dev.longform.contracts.HaystackRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Decides what the generator is asked next. It asks in waves: the next one is decided when all answers to the last one
 * are in, and by nothing but the plan, the sources and those answers, so that the same plan asks the same.
 *
 * <p>Each length asks as many sources as a cell wants pairs, for so few pairs a bin that all sources together are
 * needed. While cells are not full, it asks further sources, about the aspects that are short; when there are none left,
 * those that gave all that was asked are asked for twice as many. Documents that reach more lengths come first, so that
 * a document is used at every length that it reaches.
 *
 * <p>Aspects that a model writes are asked for in haystacks of their own, so that those made by rule do not wait for it.
 * Where a model writes anything, it is asked of no more sources at a time than the fullest answers would need, nor of more than four times as many in all: each
 * costs calls.
 */
final class HaystackPlanner {
    /** So that plans of few pairs a cell do not take many waves. */
    private static final int SMALLEST_WAVE = 16;

    /** Of an editor whose words are hardly ever taken no more is asked than this many times what would be enough. */
    private static final int TIMES_ENOUGH = 4;

    private final PlanSpec spec;
    private final int sourcesPerLength;

    /**
     * @param sourcesPerLength how many sources are tried for a length at most
     */
    HaystackPlanner(PlanSpec spec, int sourcesPerLength) {
        this.spec = spec;
        this.sourcesPerLength = sourcesPerLength;
    }

    /** The shortest document that can become a haystack of this length, in tokens. */
    static int shortest(int length, Collection<Integer> lengths) {
        return length - HaystackRequest.tolerance(length, lengths);
    }

    /**
     * The next wave; empty when no more can be had.
     *
     * @param tokens of each source
     * @param asked what was asked, all of it answered
     * @param made the pairs of the answers
     */
    List<Haystack> next(Map<String, Integer> tokens, List<Haystack> asked, List<MadePair> made) {
        Yield yield = new Yield(asked, made);
        List<String> order = order(tokens);
        List<Haystack> wave = new ArrayList<>();
        for (int length : spec.lengths()) {
            List<String> usable = order.stream()
                    .filter(source -> tokens.get(source) >= shortest(length, spec.lengths()))
                    .limit(sourcesPerLength)
                    .toList();
            wave.addAll(next(length, usable, aspects(false), yield));
            wave.addAll(next(length, usable, aspects(true), yield));
        }
        return wave;
    }

    private List<String> aspects(boolean written) {
        return spec.aspects().stream()
                .filter(aspect -> PlanSpec.isWritten(aspect) == written)
                .toList();
    }

    private List<Haystack> next(int length, List<String> sources, List<String> group, Yield yield) {
        List<String> aspects = group.stream()
                .filter(aspect -> cells(aspect, length).stream().anyMatch(cell -> isShort(cell, yield)))
                .toList();
        if (aspects.isEmpty() || sources.isEmpty()) {
            return List.of();
        }
        int pairsPerBin = (spec.perCell() + sources.size() - 1) / sources.size();
        boolean written = spec.writesHaystacks() || group.stream().anyMatch(PlanSpec::isWritten);
        int wave = written
                ? (missing(aspects, length, yield) + pairsPerBin - 1) / pairsPerBin
                : Math.max(spec.perCell(), SMALLEST_WAVE);
        int enough = (spec.perCell() + pairsPerBin - 1) / pairsPerBin;
        List<String> tried =
                written ? sources.stream().limit((long) TIMES_ENOUGH * enough).toList() : sources;
        List<Haystack> fresh = tried.stream()
                .filter(source -> group.stream().allMatch(aspect -> yield.asked(source, length, aspect) == 0))
                .limit(wave)
                .map(source -> Haystack.wanted(source, length, pairsPerBin, aspects))
                .toList();
        return fresh.isEmpty()
                ? tried.stream()
                        .map(source -> more(source, length, aspects, yield))
                        .filter(haystack -> !haystack.aspects().isEmpty())
                        .limit(wave)
                        .toList()
                : fresh;
    }

    /** How many pairs the emptiest cell of these aspects wants. */
    private int missing(List<String> aspects, int length, Yield yield) {
        return aspects.stream()
                .flatMap(aspect -> cells(aspect, length).stream())
                .mapToInt(cell -> spec.perCell() - yield.of(cell))
                .max()
                .orElse(0);
    }

    /** Twice as many of the aspects whose short bins the source filled. */
    private Haystack more(String source, int length, List<String> aspects, Yield yield) {
        List<String> rich = aspects.stream()
                .filter(aspect -> yield.asked(source, length, aspect) < spec.perCell())
                .filter(aspect -> cells(aspect, length).stream()
                        .filter(cell -> isShort(cell, yield))
                        .anyMatch(cell -> yield.of(cell, source) >= yield.asked(source, length, aspect)))
                .toList();
        int most = rich.stream()
                .mapToInt(aspect -> yield.asked(source, length, aspect))
                .max()
                .orElse(0);
        return Haystack.wanted(source, length, Math.min(spec.perCell(), Math.max(1, 2 * most)), rich);
    }

    private boolean isShort(Cell cell, Yield yield) {
        return yield.of(cell) < spec.perCell();
    }

    private List<Cell> cells(String aspect, int length) {
        List<Cell> cells = new ArrayList<>();
        for (int bin = 0; bin < spec.positions(); bin++) {
            cells.add(new Cell(aspect, length, bin));
        }
        return cells;
    }

    private List<String> order(Map<String, Integer> tokens) {
        Comparator<String> byReach = Comparator.comparingLong(source -> -reach(tokens.get(source)));
        return tokens.keySet().stream()
                .sorted(byReach.thenComparing(source -> Seeded.hex(32, "source", spec.seed(), source))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private long reach(int tokens) {
        return spec.lengths().stream()
                .filter(length -> tokens >= shortest(length, spec.lengths()))
                .count();
    }
}
