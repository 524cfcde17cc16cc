package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a stated accuracy becomes right and wrong items. */
public enum AccuracyBy {
    /** Exactly that share of the items, drawn by seed. */
    @JsonProperty("quota")
    QUOTA,
    /** Each item by itself with that probability, by seed: what a sample of a model's ability looks like. */
    @JsonProperty("chance")
    CHANCE
}
