package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelSpec;

/** What two models share when they share an endpoint: its normalised URL, or the adapter for models in process. */
public final class EndpointKey {
    private EndpointKey() {}

    public static String of(ModelSpec model) {
        return model.endpoint() == null ? model.adapter() : model.endpoint();
    }
}
