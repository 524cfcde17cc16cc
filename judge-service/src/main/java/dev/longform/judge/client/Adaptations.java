package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.chat.ChatRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What models refused in a request: a field is left out, or goes by its other name, from the error on that says so and
 * for as long as the process lives. Fields that the model's file sets itself are never touched. Safe for many threads.
 */
@ApplicationScoped
public class Adaptations {
    private static final int MAX_MODELS = 1000;
    private static final int MAX_CHANGES = 6;
    private static final String LEFT_OUT = "";
    private static final Map<String, String> OTHER_NAME = Map.of(
            ChatRequest.MAX_TOKENS, ChatRequest.MAX_COMPLETION_TOKENS,
            ChatRequest.MAX_COMPLETION_TOKENS, ChatRequest.MAX_TOKENS);

    private final Map<Key, Map<String, String>> learned = new ConcurrentHashMap<>();

    private record Key(String adapter, String endpoint, String model, String revision) {
        static Key of(ModelSpec model) {
            return new Key(model.adapter(), model.endpoint(), model.name(), model.revision());
        }
    }

    /**
     * Makes a call, and again after each field that is refused and not needed.
     *
     * @param body makes the body from what is known about the model by then
     * @param post sends it
     * @param <A> what comes back
     */
    <A> A send(ModelSpec model, Supplier<JudgeDraft> body, Function<JudgeDraft, A> post) {
        for (int changes = 0; ; changes++) {
            JudgeDraft draft = body.get();
            try {
                return post.apply(draft);
            } catch (CallFailedException e) {
                Optional<String> field = Refusals.field(e, draft.body(), ChatRequest.extraBody(model));
                if (changes == MAX_CHANGES || field.isEmpty() || !learn(model, field.get())) {
                    throw e;
                }
            }
        }
    }

    /** Changes the body as far as this model is known to need it. */
    void applyTo(ObjectNode body, ModelSpec model) {
        of(model).forEach((field, name) -> {
            JsonNode value = body.remove(field);
            if (value != null && !name.equals(LEFT_OUT)) {
                body.set(name, value);
            }
        });
    }

    /** Whether the model's server is told what to hold its answers to. */
    boolean structured(ModelSpec model) {
        return switch (Structure.mode(model)) {
            case FALSE -> false;
            case TRUE -> true;
            case AUTO -> of(model).keySet().stream().noneMatch(Refusals.STRUCTURE::contains);
        };
    }

    /** What was changed for this model, for people. */
    List<String> inWords(ModelSpec model) {
        return of(model).entrySet().stream()
                .map(change -> change.getKey()
                        + (change.getValue().equals(LEFT_OUT)
                                ? " is left out"
                                : " goes by the name " + change.getValue()))
                .toList();
    }

    private Map<String, String> of(ModelSpec model) {
        return learned.getOrDefault(Key.of(model), Map.of());
    }

    private boolean learn(ModelSpec model, String field) {
        boolean needed = Refusals.STRUCTURE.contains(field) && Structure.mode(model) == Structure.Mode.TRUE;
        String name = OTHER_NAME.getOrDefault(field, LEFT_OUT);
        if (needed || !name.equals(LEFT_OUT) && of(model).containsKey(name)) {
            return false;
        }
        if (learned.size() >= MAX_MODELS) {
            learned.clear();
        }
        learned.computeIfAbsent(Key.of(model), key -> new ConcurrentSkipListMap<>())
                .put(field, name);
        return true;
    }
}
