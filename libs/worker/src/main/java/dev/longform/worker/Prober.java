package dev.longform.worker;

import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.Calls;

/** Asks a model's server what it is and sends it two tiny items. Each worker service has one bean of this type. */
public interface Prober {
    /**
     * Looks at the model's server and writes down what is found. What it throws becomes a finding as well.
     *
     * @param model whose server is asked
     * @param calls to be passed on to every call; its deadline is the probe's
     * @param notes where everything goes that is found
     */
    void probe(ModelSpec model, Calls calls, ProbeNotes notes);
}
