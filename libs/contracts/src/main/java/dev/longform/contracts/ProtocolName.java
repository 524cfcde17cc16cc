package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model's answers become an outcome. {@code SCORES} is the classifiers' only protocol. */
public enum ProtocolName {
    @JsonProperty("scores")
    SCORES,
    @JsonProperty("selection")
    SELECTION,
    @JsonProperty("rating")
    RATING,
    @JsonProperty("pairwise")
    PAIRWISE
}
