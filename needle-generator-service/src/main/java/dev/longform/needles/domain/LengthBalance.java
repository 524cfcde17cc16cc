package dev.longform.needles.domain;

import dev.longform.needles.domain.aspects.Edit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps length from telling: counts the needles of one aspect in one haystack whose chosen side has more characters
 * against those whose rejected side has, exchanges needles until both are as many, and withdraws what is left over.
 */
final class LengthBalance {
    private final List<List<Needle>> cells;

    LengthBalance(List<List<Needle>> cells) {
        this.cells = cells;
    }

    /**
     * The needle of the bin that the edit should replace so that the sides come closer to balance.
     *
     * @param taken where needles stand; the edit may stand where the replaced one stood
     * @return empty when the edit helps nothing
     */
    Optional<Needle> worse(Edit edit, int bin, Set<Integer> taken) {
        int surplus = surplus();
        int side = Integer.signum(surplus);
        int gain = 1 - edit.longerSide() * side;
        if (side == 0 || gain <= 0 || gain > Math.abs(surplus)) {
            return Optional.empty();
        }
        int start = edit.span().start();
        return cells.get(bin).stream()
                .filter(needle -> needle.edit().longerSide() == side)
                .filter(needle -> !taken.contains(start) || needle.edit().span().start() == start)
                .reduce((first, last) -> last);
    }

    void replace(Needle worse, Needle better, int bin) {
        cells.get(bin).set(cells.get(bin).indexOf(worse), better);
    }

    /** Removes needles of the side that has too many, each from the fullest bin; returns those bins. */
    Set<Integer> withdrawSurplus() {
        Set<Integer> bins = new HashSet<>();
        for (int surplus = surplus(); surplus != 0; surplus = surplus()) {
            int side = Integer.signum(surplus);
            int fullest = fullest(side);
            List<Needle> cell = cells.get(fullest);
            Needle last = cell.stream()
                    .filter(needle -> needle.edit().longerSide() == side)
                    .reduce((first, second) -> second)
                    .orElseThrow();
            cell.remove(last);
            bins.add(fullest);
        }
        return bins;
    }

    private int fullest(int side) {
        int fullest = -1;
        for (int bin = 0; bin < cells.size(); bin++) {
            boolean holds =
                    cells.get(bin).stream().anyMatch(needle -> needle.edit().longerSide() == side);
            if (holds
                    && (fullest < 0
                            || cells.get(bin).size() > cells.get(fullest).size())) {
                fullest = bin;
            }
        }
        return fullest;
    }

    private int surplus() {
        return cells.stream()
                .flatMap(List::stream)
                .mapToInt(needle -> needle.edit().longerSide())
                .sum();
    }
}
