package dev.longform.aggregator.domain.generalisation;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.RunEvent;
import java.util.Optional;

/**
 * A model, and how it was asked.
 *
 * @param template the template with its version; empty for classifiers
 */
public record Asked(
        String model,
        String revision,
        ModelKind kind,
        ProtocolName protocol,
        Rotations rotations,
        Optional<String> template) {
    static Asked of(RunEvent run) {
        return new Asked(
                run.model().name(),
                run.model().revision(),
                run.model().kind(),
                run.protocol().name(),
                run.protocol().rotations(),
                Optional.ofNullable(run.protocol().template()));
    }
}
