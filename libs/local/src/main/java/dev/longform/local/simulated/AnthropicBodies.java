package dev.longform.local.simulated;

import static dev.longform.local.simulated.ErrorStyle.fields;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.local.simulated.Said.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anthropic's answers: content in blocks, and why it ended. */
final class AnthropicBodies {
    private final SimulatedSpec spec;
    private final Tally tally;

    AnthropicBodies(SimulatedSpec spec, Tally tally) {
        this.spec = spec;
        this.tally = tally;
    }

    /** @param tool that the model has to use */
    Map<String, Object> message(Question question, Optional<JsonNode> tool, Said said) {
        boolean used = tool.isPresent() && said.words().startsWith("{");
        return fields(
                "id",
                "msg_" + tally.calls(),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                spec.model(),
                "content",
                content(said, used ? tool : Optional.empty()),
                "stop_reason",
                stop(said.end(), used),
                "stop_sequence",
                null,
                "usage",
                fields(
                        "input_tokens",
                        question.promptTokens(),
                        "cache_creation_input_tokens",
                        0,
                        "cache_read_input_tokens",
                        0,
                        "output_tokens",
                        said.written()));
    }

    private List<Object> content(Said said, Optional<JsonNode> tool) {
        List<Object> content = new ArrayList<>();
        if (said.thinking() != null) {
            content.add(fields("type", "thinking", "thinking", said.thinking(), "signature", "c2ltdWxhdGVk"));
        }
        if (tool.isPresent()) {
            content.add(fields(
                    "type",
                    "tool_use",
                    "id",
                    "toolu_" + tally.calls(),
                    "name",
                    tool.get().path("name").asText(),
                    "input",
                    json(said.words())));
        } else if (!said.words().isEmpty() && said.end() != End.REFUSAL) {
            content.add(fields("type", "text", "text", said.words()));
        }
        return content;
    }

    private static String stop(End end, boolean used) {
        return switch (end) {
            case STOP -> used ? "tool_use" : "end_turn";
            case LENGTH -> "max_tokens";
            case REFUSAL, CONTENT_FILTER -> "refusal";
        };
    }

    private static Map<?, ?> json(String text) {
        try {
            return new ObjectMapper().readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer in a form is JSON", e);
        }
    }
}
