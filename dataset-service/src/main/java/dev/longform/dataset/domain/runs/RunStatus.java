package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.RunState;
import java.util.Map;
import java.util.Optional;

/**
 * A run and where it stands.
 *
 * @param run the run
 * @param datasetName the dataset's name
 * @param datasetVersion its version number
 * @param state with {@code STALLED} for a running run that waits: its endpoint does not answer, or its model's newest probe
 *     found an obstacle
 * @param pending items that are neither settled nor out
 * @param outstanding items that are out
 * @param answered items with an answer
 * @param unscored items that are unscored for good
 * @param retrying pending items that failed at least once
 * @param exhausted items that did not fit the budget any more
 * @param spent what was used
 * @param probe the newest of its model
 * @param attempted per subset: items published at least once or settled by the coordinator
 * @param occasion why it exists; empty when somebody started it
 */
public record RunStatus(
        Run run,
        String datasetName,
        int datasetVersion,
        RunState state,
        long pending,
        long outstanding,
        long answered,
        long unscored,
        long retrying,
        long exhausted,
        Spending spent,
        Optional<ProbeReport> probe,
        Map<String, Long> attempted,
        Optional<Occasion> occasion) {}
