package dev.longform.dataset.domain.runs;

import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import java.util.List;
import java.util.Optional;

/**
 * A wish to run models on a dataset.
 *
 * @param dataset {@code NAME} or {@code NAME@VERSION}
 * @param models {@code NAME} or {@code NAME@REVISION}, one run each
 * @param protocol for judges; classifiers have one of their own
 * @param rotations for judges that select
 * @param template {@code id@version}; empty for the protocol's default
 * @param seed of every run
 * @param priority of every run
 * @param allowTruncation whether what the server saw only in part is scored, and flagged
 * @param temperature of judges
 * @param decodingSeed of judges; empty for the run's seed
 * @param maxTokens a judge may write; empty for the default
 * @param budget of every run
 */
public record StartRuns(
        String dataset,
        List<String> models,
        ProtocolName protocol,
        Rotations rotations,
        Optional<String> template,
        long seed,
        Priority priority,
        boolean allowTruncation,
        double temperature,
        Optional<Long> decodingSeed,
        Optional<Integer> maxTokens,
        Budget budget) {}
