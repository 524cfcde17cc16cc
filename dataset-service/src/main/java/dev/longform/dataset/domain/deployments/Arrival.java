package dev.longform.dataset.domain.deployments;

import dev.longform.contracts.ModelSpec;

/**
 * What became of a deployment that was told.
 *
 * @param deployment as it is stored
 * @param model as the registry has it
 * @param added false when it was told before
 */
public record Arrival(Deployment deployment, ModelSpec model, boolean added) {}
