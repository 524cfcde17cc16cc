package dev.longform.dataset.domain.models;

import dev.longform.contracts.ModelSpec;

/**
 * A model in the registry.
 *
 * @param model as it is stored
 * @param added false when the same was there before
 */
public record Registration(ModelSpec model, boolean added) {}
