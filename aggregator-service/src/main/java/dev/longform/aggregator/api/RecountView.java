package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.Recount;
import java.util.List;

/**
 * What a recount found.
 *
 * @param run the run
 * @param verdicts how many verdicts were counted again
 * @param deliveries how many deliveries were counted again
 * @param equal whether every running number is what the recount gives
 * @param differences those that are not
 */
public record RecountView(
        String run, long verdicts, long deliveries, boolean equal, List<Recount.Difference> differences) {
    static RecountView of(Recount.Result result) {
        return new RecountView(
                result.run(),
                result.verdicts(),
                result.deliveries(),
                result.differences().isEmpty(),
                result.differences());
    }
}
