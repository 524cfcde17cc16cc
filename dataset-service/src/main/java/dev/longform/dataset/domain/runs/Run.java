package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.RunState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One model on one dataset version, by one protocol and seed.
 *
 * @param id its id
 * @param datasetVersion the id of the dataset version
 * @param endpoint the key of the endpoint whose credits it takes
 * @param model as the registry had it when the run started
 * @param protocol how it asks
 * @param seed orders and the order of publication are drawn from it
 * @param priority its lane
 * @param state never {@code STALLED}: that is the endpoint's and the model's matter
 * @param total items
 * @param createdAt when it was asked for
 * @param endedAt when it ended
 * @param budget what it may use
 * @param revision 1 unless its texts were parsed again
 */
public record Run(
        UUID id,
        UUID datasetVersion,
        String endpoint,
        ModelSpec model,
        ProtocolSpec protocol,
        long seed,
        Priority priority,
        RunState state,
        long total,
        Instant createdAt,
        Optional<Instant> endedAt,
        Budget budget,
        int revision) {}
