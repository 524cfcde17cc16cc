package dev.longform.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What a worker found when it asked a model's server what it is and sent it two tiny items. The workers answer it at
 * {@code POST /api/v1/probe} for a {@link ModelSpec}.
 *
 * @param model the registry's name
 * @param revision the registry's revision
 * @param reachable whether the server answered at all
 * @param fits whether the adapter got what it needs: a score, or a text, for each tiny item
 * @param obstacle why no item can be answered as things are: with this reason the tiny ones ended, and every other would;
 *     null when one was answered, or when another try may end otherwise
 * @param activation whether a classifier's scores are raw; null for generative models
 * @param maxTokens the longest input the server takes, by its own word; null when it does not tell
 * @param chatTemplate whether the server puts the model's own template around a conversation
 * @param server name and version where the server tells; null otherwise
 * @param servedModels the names of the models that it serves, where it tells
 * @param latencyMs of the slower of the two tiny items; null when there was no answer
 * @param calls how many calls the probe made
 * @param findings everything worth saying, problems first
 * @param at when it was done
 */
public record ProbeReport(
        String model,
        String revision,
        boolean reachable,
        boolean fits,
        Reason obstacle,
        Activation activation,
        Integer maxTokens,
        ChatTemplate chatTemplate,
        String server,
        List<String> servedModels,
        Long latencyMs,
        int calls,
        List<Finding> findings,
        Instant at) {
    public ProbeReport {
        Require.text("model", model);
        Require.text("revision", revision);
        Require.that(!fits || reachable, "an adapter cannot fit a server that did not answer");
        Require.that(!fits || obstacle == null, "an adapter that fits has no obstacle");
        Require.present("at", at);

        servedModels = servedModels == null ? List.of() : List.copyOf(servedModels);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** What a classifier's scores are. */
    public enum Activation {
        /** Verified: a score lies outside 0..1, or the server's raw and squashed answers differ. */
        @JsonProperty("raw")
        RAW,
        /** Verified: the server squashes them and offers no way round. */
        @JsonProperty("squashed")
        SQUASHED,
        /** Could not be verified. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** What is known about the model's own template. */
    public enum ChatTemplate {
        @JsonProperty("applied")
        APPLIED,
        @JsonProperty("not-applied")
        NOT_APPLIED,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * One thing the probe found.
     *
     * @param level how bad it is
     * @param what was found, without any secret
     * @param advice what to change in the model's file or at the server; null when nothing is to be done
     */
    public record Finding(Level level, String what, String advice) {
        public Finding {
            Require.present("level", level);
            Require.text("what", what);
        }
    }

    /** How bad a finding is. */
    public enum Level {
        @JsonProperty("problem")
        PROBLEM,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("note")
        NOTE
    }
}
