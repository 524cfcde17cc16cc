package dev.longform.dataset.domain.schedules;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.StartRuns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule starts, and how often.
 *
 * @param model {@code NAME}, whose newest revision is taken at every due time, or {@code NAME@REVISION}
 * @param dataset {@code NAME}, whose newest version is taken at every due time, or {@code NAME@VERSION}
 * @param sample the part of the dataset; null for the whole
 * @param everyHours the period
 * @param startAt the first due time; null for the time when the schedule is made
 * @param protocol for judges; classifiers have one of their own
 * @param rotations for judges that select
 * @param template {@code ID} or {@code ID@VERSION}; null for the protocol's default
 * @param seed of every run
 * @param priority of every run
 * @param allowTruncation whether what the server saw only in part is scored, and flagged
 * @param temperature of judges
 * @param decodingSeed of judges; null for the run's seed
 * @param maxTokens a judge may write; null for the default
 * @param budget of every run
 */
public record SchedulePlan(
        String model,
        String dataset,
        Sample sample,
        int everyHours,
        Instant startAt,
        ProtocolName protocol,
        Rotations rotations,
        String template,
        long seed,
        Priority priority,
        boolean allowTruncation,
        double temperature,
        Long decodingSeed,
        Integer maxTokens,
        Budget budget) {

    /** The same with another period. */
    SchedulePlan every(int hours) {
        return new SchedulePlan(
                model,
                dataset,
                sample,
                hours,
                startAt,
                protocol,
                rotations,
                template,
                seed,
                priority,
                allowTruncation,
                temperature,
                decodingSeed,
                maxTokens,
                budget);
    }

    /** One run of a model on a dataset version. */
    StartRuns wish(String modelAtRevision, String datasetAtVersion) {
        return new StartRuns(
                datasetAtVersion,
                List.of(modelAtRevision),
                protocol,
                rotations,
                Optional.ofNullable(template),
                seed,
                priority,
                allowTruncation,
                temperature,
                Optional.ofNullable(decodingSeed),
                Optional.ofNullable(maxTokens),
                budget);
    }
}
