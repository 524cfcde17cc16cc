package dev.longform.aggregator.domain.history;

import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.RunEvent;

/**
 * What was asked of whom: runs that agree in it are repeats of each other.
 *
 * @param revision of the model
 * @param version of the dataset
 * @param protocol with template, rotations and decoding
 * @param seed orders are drawn from it
 */
public record Asked(String revision, int version, ProtocolSpec protocol, long seed) {
    static Asked of(RunEvent run) {
        return new Asked(run.model().revision(), run.dataset().version(), run.protocol(), run.seed());
    }
}
