package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose items take the next freed credits of an endpoint. */
public enum Priority {
    @JsonProperty("new-deployment")
    NEW_DEPLOYMENT,
    @JsonProperty("backfill")
    BACKFILL
}
