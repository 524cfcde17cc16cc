package dev.longform.aggregator.domain.grid;

/**
 * One needle that both sides of a comparison answered. Where a side consists of several runs, every answer of one side
 * is paired with every answer of the other.
 *
 * @param source the document
 * @param place the cell
 * @param pairs how many pairs of answers there are
 * @param first the first side's credits, summed over the pairs, in units of
 *     1/{@value dev.longform.contracts.Verdict#CREDIT_UNITS}
 * @param second the second side's
 */
public record PairedNeedle(String source, Place place, long pairs, long first, long second) {
    /**
     * Pairs every answer of one side with every answer of the other.
     *
     * @param firstAnswers answers of the first side, at least 1
     * @param firstCredit the sum of their credits
     * @param secondAnswers answers of the second side, at least 1
     * @param secondCredit the sum of their credits
     */
    public static PairedNeedle of(
            String source, Place place, long firstAnswers, long firstCredit, long secondAnswers, long secondCredit) {
        return new PairedNeedle(
                source, place, firstAnswers * secondAnswers, firstCredit * secondAnswers, secondCredit * firstAnswers);
    }
}
