package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What sort of reward model it is: one that returns a number, or one that writes text. */
public enum ModelKind {
    @JsonProperty("classifier")
    CLASSIFIER,
    @JsonProperty("generative")
    GENERATIVE
}
