package dev.longform.aggregator.domain.grid;

import dev.longform.aggregator.domain.Contributions;
import dev.longform.aggregator.domain.ItemKey;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.Sums;
import dev.longform.contracts.NeedlePlace;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * One item of a needle version and what came of it.
 *
 * @param item the item
 * @param aspect what is wrong with the rejected text
 * @param natural whether humans located the error
 * @param place the cell it stands in
 * @param tokens the measured length of the rejected text
 * @param position tokens before the needle over all tokens, 0..1
 * @param source the document; needles of one are not independent
 * @param answered whether the model saw the needle and judged
 * @param credit in units of 1/{@value Verdict#CREDIT_UNITS}; 0 when not answered
 */
public record Needle(
        ItemKey item,
        String aspect,
        boolean natural,
        Place place,
        int tokens,
        double position,
        String source,
        boolean answered,
        long credit) {
    /** The needle of a verdict; empty for an item without one. */
    public static Optional<Needle> of(Verdict verdict) {
        return Optional.ofNullable(verdict.facts().needle()).map(needle -> of(verdict, needle));
    }

    /** What a verdict adds to the counters of its cell; nothing without a needle. */
    public static Map<CellKey, Long> contributions(Verdict verdict) {
        Sums<CellKey> sums = new Sums<>();
        of(verdict).ifPresent(needle -> {
            sums.add(needle.key(CellCount.ITEMS), 1);
            sums.add(needle.key(CellCount.ANSWERED), needle.answered ? 1 : 0);
            sums.add(needle.key(CellCount.CREDIT), needle.credit);
            sums.add(needle.key(CellCount.TRUNCATED), Contributions.truncated(verdict) ? 1 : 0);
        });
        return sums.values();
    }

    private static Needle of(Verdict verdict, NeedlePlace needle) {
        boolean answered = verdict.outcome().answered() && !cutOff(verdict);
        return new Needle(
                new ItemKey(new RunKey(verdict.runId(), verdict.revision()), verdict.itemId()),
                needle.aspect(),
                needle.natural(),
                new Place(needle.length(), new Column(needle.bin(), needle.bins())),
                needle.tokens(),
                needle.position(),
                needle.source(),
                answered,
                answered ? verdict.credit() : 0);
    }

    /** Two texts that are identical once the needle is cut away score the same: that is no opinion on the needle. */
    private static boolean cutOff(Verdict verdict) {
        return Contributions.truncated(verdict) && verdict.outcome() == Outcome.TIED;
    }

    private CellKey key(CellCount count) {
        return new CellKey(item.run(), aspect, natural, place, count);
    }
}
