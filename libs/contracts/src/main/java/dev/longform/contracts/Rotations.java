package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In how many orders a judge sees the candidates of an item. */
public enum Rotations {
    /** One seeded order. */
    @JsonProperty("none")
    NONE,
    /** The seeded order and its reverse. */
    @JsonProperty("both")
    BOTH,
    /** As many orders as candidates, each candidate once in every slot. */
    @JsonProperty("all")
    ALL
}
