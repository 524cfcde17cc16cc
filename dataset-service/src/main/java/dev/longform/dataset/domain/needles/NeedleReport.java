package dev.longform.dataset.domain.needles;

import java.util.List;
import java.util.Map;

/**
 * What a needle version holds, and what could not be had.
 *
 * @param bins columns of the grid
 * @param rows per length
 * @param cells per aspect, length and bin, the empty ones included
 * @param unfilled cells with fewer pairs than wanted
 * @param editing what came of having needles written; null when all were made by rule
 */
public record NeedleReport(int bins, List<Row> rows, List<CellCount> cells, List<Unfilled> unfilled, Editing editing) {
    /** Without anything that a model wrote. */
    public NeedleReport(int bins, List<Row> rows, List<CellCount> cells, List<Unfilled> unfilled) {
        this(bins, rows, cells, unfilled, null);
    }

    /**
     * What an editor did for a plan.
     *
     * @param editor the model, as {@code NAME@REVISION}
     * @param answers of it that were looked at
     * @param asked of them that this plan was the first to ask for, those of unfinished haystacks included; the others
     *     were kept from before
     * @param accepted proposals that were verified in both orders, also those that the version does not need
     * @param rejected proposals that were not taken, by reason
     * @param failures haystacks that had to go out again because the editor failed, by reason, each time
     */
    public record Editing(
            String editor,
            long answers,
            long asked,
            long accepted,
            Map<String, Long> rejected,
            Map<String, Long> failures) {}

    /**
     * A length.
     *
     * @param length in tokens
     * @param sources documents that are long enough
     * @param asked of them that were cut to it
     * @param refused of those that could not be
     * @param refusals the first of them
     */
    public record Row(int length, long sources, long asked, long refused, List<Refusal> refusals) {}

    /**
     * A source that could not be cut to a length.
     *
     * @param source the document
     * @param reason for people
     */
    public record Refusal(String source, String reason) {}

    /**
     * What a cell holds.
     *
     * @param pairs in the version
     * @param sources that they come from
     */
    public record CellCount(String aspect, int length, int bin, long pairs, long sources) {}

    /**
     * A cell that could not be filled.
     *
     * @param wanted pairs of the plan
     * @param pairs that there are
     * @param reasons why, each with the number of sources that gave it
     */
    public record Unfilled(String aspect, int length, int bin, int wanted, int pairs, Map<String, Long> reasons) {}
}
