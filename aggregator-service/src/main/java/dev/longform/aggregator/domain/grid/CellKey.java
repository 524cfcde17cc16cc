package dev.longform.aggregator.domain.grid;

import dev.longform.aggregator.domain.RunKey;
import java.util.Comparator;

/**
 * One running counter of a grid.
 *
 * @param run the run and revision
 * @param aspect what is wrong with the rejected texts
 * @param natural whether humans located the errors
 * @param place the cell
 * @param count what is counted
 */
public record CellKey(RunKey run, String aspect, boolean natural, Place place, CellCount count)
        implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::run)
            .thenComparing(CellKey::aspect)
            .thenComparing(CellKey::natural)
            .thenComparing(CellKey::place)
            .thenComparing(CellKey::count);

    /** Its name where it stands among the other counters of a run. */
    public String text() {
        return "needle." + aspect + (natural ? ".natural." : ".") + place.length() + "."
                + place.column().bin() + "/" + place.column().bins() + "." + count;
    }

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
