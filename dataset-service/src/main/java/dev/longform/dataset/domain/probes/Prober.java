package dev.longform.dataset.domain.probes;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;

/** Asks a worker what a model's server is. */
public interface Prober {
    /**
     * Probes a model: a few tiny calls, one after another.
     *
     * @throws ProbeImpossible when the worker did not answer
     */
    ProbeReport probe(ModelSpec model);
}
