package dev.longform.endpoints.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.ModelOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of a chat completion request. Options of the model:
 *
 * <ul>
 *   <li>{@value #TOKEN_LIMIT_FIELD}: {@code max_tokens} (the default, known to every server) or
 *       {@code max_completion_tokens} (for OpenAI's reasoning models);
 *   <li>{@value #EXTRA_BODY}: fields to add to the body. They replace ours of the same name, and null leaves a field out
 *       (for models that refuse {@code temperature}).
 * </ul>
 */
public final class ChatRequest {
    public static final String MAX_TOKENS = "max_tokens";
    public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private static final String TOKEN_LIMIT_FIELD = "tokenLimitField";
    private static final String EXTRA_BODY = "extraBody";
    private static final Set<String> TOKEN_LIMIT_FIELDS = Set.of(MAX_TOKENS, MAX_COMPLETION_TOKENS);
    private static final Set<String> OURS = Set.of("model", "messages", "n", "stream");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelSpec model;

    public ChatRequest(ModelSpec model) {
        this.model = model;
    }

    /**
     * The whole body, but for what {@link #addExtra} adds.
     *
     * @throws CallFailedException {@code BAD_REQUEST} when an option is not what it should be
     */
    public ObjectNode body(Decoding decoding, List<Message> conversation) {
        ObjectNode body = conversation(conversation);
        body.put("temperature", decoding.temperature());
        body.put("seed", decoding.seed());
        body.put(tokenLimitField(), decoding.maxTokens());
        return body;
    }

    /** The model and what is said to it, and nothing else. */
    public ObjectNode conversation(List<Message> conversation) {
        ObjectNode body = JSON.createObjectNode();
        if (model.model() != null) {
            body.put("model", model.model());
        }
        ArrayNode messages = body.putArray("messages");
        conversation.forEach(
                message -> messages.addObject().put("role", message.role()).put("content", message.content()));
        return body;
    }

    /** Adds what the model's file adds; it goes last, so that it has the last word. */
    public static void addExtra(ObjectNode body, ModelSpec model) {
        extraBody(model).forEach((name, value) -> {
            if (value == null) {
                body.remove(name.toString());
            } else {
                body.set(name.toString(), JSON.valueToTree(value));
            }
        });
    }

    private String tokenLimitField() {
        String field = new ModelOptions(model).text(TOKEN_LIMIT_FIELD).orElse(MAX_TOKENS);
        if (!TOKEN_LIMIT_FIELDS.contains(field)) {
            throw wrong(TOKEN_LIMIT_FIELD, "must be max_tokens or max_completion_tokens");
        }
        return field;
    }

    /** The fields that the model's file adds, or with null takes away. */
    public static Map<?, ?> extraBody(ModelSpec model) {
        Object extra = model.options().getOrDefault(EXTRA_BODY, Map.of());
        if (!(extra instanceof Map<?, ?> fields)) {
            throw wrong(EXTRA_BODY, "must be an object");
        }
        if (fields.keySet().stream().anyMatch(OURS::contains)) {
            throw wrong(EXTRA_BODY, "must not set model, messages, n or stream");
        }
        return fields;
    }

    /** An option of the model that is not what it should be. */
    public static CallFailedException wrong(String option, String rule) {
        return new CallFailedException(
                Reason.BAD_REQUEST, "the model's option " + option + " " + rule, EndpointSignal.NOT_CALLED, null);
    }
}
