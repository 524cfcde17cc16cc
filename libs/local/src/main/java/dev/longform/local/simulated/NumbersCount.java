package dev.longform.local.simulated;

import dev.longform.local.simulated.ItemTally.Standing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up items, copies included. */
final class NumbersCount {
    private final int items;
    private final Map<Standing, Integer> standings = new EnumMap<>(Standing.class);
    private final Map<String, Integer> picks = new TreeMap<>();
    private final Map<String, TallyReport.ChosenAt> chosenAt = new TreeMap<>();
    private int seen;
    private double credit;

    NumbersCount(int items) {
        this.items = items;
    }

    void add(ItemTally tally) {
        int copies = tally.item().copies();
        Standing standing = tally.standing();
        seen += copies;
        standings.merge(standing, copies, Integer::sum);
        if (standing.isOutcome()) {
            credit += copies * tally.credit();
            tally.picks().forEach((shown, position) -> addPick(tally.item(), shown, position));
        }
    }

    private void addPick(SimulatedItem item, List<Integer> shown, int position) {
        int copies = item.copies();
        picks.merge(slot(position), copies, Integer::sum);
        int right = item.isChosen(shown.get(position)) ? copies : 0;
        for (int i = 0; i < shown.size(); i++) {
            if (item.isChosen(shown.get(i))) {
                chosenAt.merge(slot(i), new TallyReport.ChosenAt(copies, right), TallyReport.ChosenAt::plus);
            }
        }
    }

    private static String slot(int position) {
        return String.valueOf(Sighting.letter(position));
    }

    TallyReport.Numbers numbers() {
        int answered = of(Standing.RIGHT) + of(Standing.WRONG) + of(Standing.TIED) + of(Standing.MIXED);
        return new TallyReport.Numbers(
                items,
                seen,
                answered,
                of(Standing.RIGHT),
                of(Standing.WRONG),
                of(Standing.TIED),
                of(Standing.MIXED),
                of(Standing.UNREADABLE),
                of(Standing.REFUSED),
                of(Standing.EMPTY),
                credit,
                answered == 0 ? null : credit / answered,
                picks,
                chosenAt);
    }

    private int of(Standing standing) {
        return standings.getOrDefault(standing, 0);
    }
}
