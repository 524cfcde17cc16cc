package dev.longform.aggregator.domain.comparison;

import dev.longform.aggregator.domain.statistics.McNemar;

/**
 * The strict outcomes of the items that both runs answered: right is {@code CORRECT} and nothing else.
 *
 * @param bothRight items that both have right
 * @param onlyFirst items that only the first run has right
 * @param onlyOther items that only the other run has right
 * @param bothWrong items that neither has right
 */
public record StrictTable(long bothRight, long onlyFirst, long onlyOther, long bothWrong) {
    static StrictTable of(PairedAnswers answers) {
        long[] cells = new long[4];
        for (PairedAnswers.Pair pair : answers.both()) {
            cells[(pair.first().correct() ? 0 : 2) + (pair.other().correct() ? 0 : 1)]++;
        }
        return new StrictTable(cells[0], cells[1], cells[2], cells[3]);
    }

    /** The mid-p value of the exact McNemar test. */
    public double midP() {
        return McNemar.midP(onlyFirst, onlyOther);
    }
}
