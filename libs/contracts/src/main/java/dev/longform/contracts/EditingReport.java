package dev.longform.contracts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of having the needles of one haystack written by a model.
 *
 * @param publication from the request
 * @param editor the model, as {@code NAME@REVISION}
 * @param answers of the model that were looked at, whether it gave them now or before
 * @param accepted proposals that were verified in both orders
 * @param rejected proposals that were not taken, by reason
 * @param failure why the work was not finished; null when it was. Then the haystack has no pairs
 */
public record EditingReport(
        int publication,
        String editor,
        int answers,
        int accepted,
        Map<String, Integer> rejected,
        EditingFailure failure) {
    public EditingReport {
        Require.text("editor", editor);
        Require.that(answers >= 0 && accepted >= 0, "counts are not negative");
        Require.present("rejected", rejected);

        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    }
}
