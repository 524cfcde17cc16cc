package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a judge's server held its answer to; plain text is none of these. */
public enum AnswerFormat {
    /** A JSON object with an assessment, and a {@code verdict} (a letter) or a {@code rating} (a number). */
    @JsonProperty("json-schema")
    JSON_SCHEMA,
    /** One of the texts that the template's parser reads as a verdict, and nothing else. */
    @JsonProperty("choice")
    CHOICE
}
