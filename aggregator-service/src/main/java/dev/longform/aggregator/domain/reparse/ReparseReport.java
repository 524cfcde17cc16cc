package dev.longform.aggregator.domain.reparse;

import java.util.List;

/**
 * What reading the texts of a run again gave.
 *
 * @param run the run
 * @param from the revision whose texts were read
 * @param revision the revision that was written; null when nothing was
 * @param template what they were read by
 * @param verdicts how many there are
 * @param reread those whose texts were read
 * @param nothingToRead those without a text that could decide: they stay as they were
 * @param cut those with a text that was stored in part: they stay as they were
 * @param incomplete those that can be read now, but were not asked to the end: they stay unscored
 * @param changed those that say something else now
 * @param changes the changed ones by what they were and are
 */
public record ReparseReport(
        String run,
        int from,
        Integer revision,
        String template,
        long verdicts,
        long reread,
        long nothingToRead,
        long cut,
        long incomplete,
        long changed,
        List<Change> changes) {
    /**
     * Verdicts that changed alike.
     *
     * @param from what they were: an outcome, for {@code UNSCORED} with its reason
     * @param to what they are; the same as before where only picks or scores differ
     * @param items how many
     */
    public record Change(String from, String to, long items) {}
}
