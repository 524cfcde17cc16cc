package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditingFailure;
import dev.longform.contracts.EditingReport;
import dev.longform.needles.domain.Cut;

/**
 * What became of a haystack that was to be written.
 *
 * @param cut the text, or why there is none
 * @param report how it went; with a failure there is no answer yet, and the haystack goes out again
 */
public record WrittenText(Cut cut, EditingReport report) {
    static WrittenText failed(EditingReport report) {
        EditingFailure failure = report.failure();
        return new WrittenText(new Cut.Refused("its text was not written: " + failure.reason()), report);
    }
}
