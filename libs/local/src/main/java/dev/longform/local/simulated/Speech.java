package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How a simulated judge speaks.
 *
 * @param thinking what it thinks before it answers; null when it does not think
 * @param thinkingIn where its thinking stands; {@code field} unless stated
 * @param refusalAs what a refusal looks like; {@code refusal} unless stated
 * @param emptyAs what an empty answer looks like; {@code text} unless stated
 * @param unreadableAs what an answer without a verdict looks like; {@code text} unless stated
 * @param refusedParameters fields of the request that the model refuses; a {@code temperature} of 1 always passes
 * @param ignoresFormat whether it answers in prose although a format is asked for
 */
public record Speech(
        String thinking,
        ThinkingIn thinkingIn,
        RefusalAs refusalAs,
        EmptyAs emptyAs,
        UnreadableAs unreadableAs,
        List<String> refusedParameters,
        boolean ignoresFormat) {
    /** Plain answers. */
    static final Speech PLAIN = new Speech(null, null, null, null, null, null, false);

    public Speech {
        thinkingIn = thinkingIn == null ? ThinkingIn.FIELD : thinkingIn;
        refusalAs = refusalAs == null ? RefusalAs.REFUSAL : refusalAs;
        emptyAs = emptyAs == null ? EmptyAs.TEXT : emptyAs;
        unreadableAs = unreadableAs == null ? UnreadableAs.TEXT : unreadableAs;
        refusedParameters = refusedParameters == null ? List.of() : List.copyOf(refusedParameters);
    }

    /** Where thinking stands. */
    public enum ThinkingIn {
        /** In the server's own field or block; hidden by OpenAI, in the content by TGI. */
        @JsonProperty("field")
        FIELD,
        /** In the content, between {@code <think>} and {@code </think>}. */
        @JsonProperty("block")
        BLOCK,
        /** In the content after {@code <think>}, which nothing closes: the verdict is part of it. */
        @JsonProperty("unclosed")
        UNCLOSED,
        /** In the content before {@code </think>}: the template had opened it. */
        @JsonProperty("close-only")
        CLOSE_ONLY
    }

    /** What a refusal looks like. */
    public enum RefusalAs {
        /** The server's own way: OpenAI's {@code refusal}, Anthropic's stop reason; text elsewhere. */
        @JsonProperty("refusal")
        REFUSAL,
        /** {@code finish_reason: content_filter} without a text. */
        @JsonProperty("content-filter")
        CONTENT_FILTER,
        /** Words in the content. */
        @JsonProperty("text")
        TEXT
    }

    /** What an empty answer looks like. */
    public enum EmptyAs {
        @JsonProperty("text")
        TEXT,
        /** {@code content: null}. */
        @JsonProperty("null")
        NULL,
        /** Thinking and nothing else. */
        @JsonProperty("thinking")
        THINKING
    }

    /** What an answer without a verdict looks like. */
    public enum UnreadableAs {
        @JsonProperty("text")
        TEXT,
        /** The first words of an answer that the limit of output tokens ended. */
        @JsonProperty("length")
        LENGTH
    }
}
