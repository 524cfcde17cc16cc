package dev.longform.needles.domain;

import dev.longform.benchmark.Seeded;
import dev.longform.contracts.NeedleShortfall;
import dev.longform.needles.domain.aspects.Edit;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the position bins of one aspect in one haystack: the best places first, among equals in seeded order, no place
 * twice, and as many needles whose chosen side is the longer one as needles whose rejected side is.
 */
final class CellFiller {
    private final NeedleStrategy strategy;
    private final Haystack haystack;
    private final int bins;
    private final int wanted;
    private final String seed;
    private Set<Integer> withdrawn = Set.of();

    /**
     * @param seed what is drawn follows from it, the haystack's text and the aspect
     */
    CellFiller(NeedleStrategy strategy, Haystack haystack, int bins, int wanted, long seed) {
        this.strategy = strategy;
        this.haystack = haystack;
        this.bins = bins;
        this.wanted = wanted;
        this.seed = seed + "/" + haystack.sha256();
    }

    /** The needles of each bin, at most as many as wanted. */
    List<List<Needle>> fill() {
        List<Edit> edits = new ArrayList<>(strategy.edits(haystack.prose(), seed));
        edits.sort(Comparator.comparingInt((Edit edit) -> edit.span().start())
                .thenComparing(Edit::neutral)
                .thenComparing(Edit::erroneous));
        Collections.shuffle(edits, Seeded.random(seed, "order", strategy.aspect()));
        edits.sort(Comparator.comparingInt(Edit::rank));
        List<List<Needle>> cells = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            cells.add(new ArrayList<>());
        }
        LengthBalance balance = new LengthBalance(cells);
        Set<Integer> taken = new HashSet<>();
        for (Edit edit : edits) {
            int likely = likelyBin(edit);
            if (cells.get(likely).size() < wanted && !taken.contains(edit.span().start())) {
                needle(edit, likely).ifPresent(needle -> {
                    cells.get(likely).add(needle);
                    taken.add(edit.span().start());
                });
            }
        }
        for (Edit edit : edits) {
            int likely = likelyBin(edit);
            balance.worse(edit, likely, taken)
                    .ifPresent(worse -> needle(edit, likely).ifPresent(better -> {
                        balance.replace(worse, better, likely);
                        taken.remove(worse.edit().span().start());
                        taken.add(edit.span().start());
                    }));
        }
        withdrawn = balance.withdrawSurplus();
        return cells;
    }

    private Optional<Needle> needle(Edit edit, int bin) {
        return Needle.of(edit, haystack).filter(needle -> needle.bin(bins).equals(Optional.of(bin)));
    }

    /** Whether a needle of the bin was given up because length would have given it away. */
    boolean withdrew(int bin) {
        return withdrawn.contains(bin);
    }

    /** Why a bin is not full; the count says how many needles it has. */
    NeedleShortfall shortfall(int bin, List<List<Needle>> cells) {
        int made = cells.get(bin).size();
        boolean none = withdrawn.isEmpty() && cells.stream().allMatch(List::isEmpty);
        String reason = none && !haystack.prose().hasEnglish()
                ? "the haystack has no English prose and offers no place"
                : none
                        ? "the haystack offers no place"
                        : withdrawn.contains(bin)
                                ? "the length of its two sides would give a further pair away"
                                : made == 0 ? "the bin offers no place" : "the bin offers no further place";
        return new NeedleShortfall(strategy.aspect(), bin, wanted, made, reason);
    }

    /** The bin by the neutral text; on the border the erroneous one may lie in another, and is then not used. */
    private int likelyBin(Edit edit) {
        int before = haystack.measured().before(edit.span().start());
        int total =
                haystack.measured().totalWith(edit.span().start(), edit.span().end(), edit.neutral());
        return (int) Math.min(bins - 1L, (long) before * bins / total);
    }
}
