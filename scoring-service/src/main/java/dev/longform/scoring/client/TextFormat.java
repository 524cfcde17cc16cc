package dev.longform.scoring.client;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.scoring.domain.ScoringTask;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Renders a conversation to one text, for servers that apply no chat template. The model's option {@value #OPTION} is
 * {@code chatml}, {@code llama3} or {@code gemma}, or an object with the texts {@code system}, {@code user} and
 * {@code assistant}, each with {@value #CONTENT} in it, and {@code bos} and {@code end} if wanted. Texts stand in it
 * verbatim.
 */
final class TextFormat {
    static final String OPTION = "format";
    private static final String CONTENT = "{content}";
    private static final String LLAMA3 = "<|start_header_id|>%s<|end_header_id|>\n\n{content}<|eot_id|>";
    private static final String CHATML = "<|im_start|>%s\n{content}<|im_end|>\n";
    private static final String GEMMA = "<start_of_turn>%s\n{content}<end_of_turn>\n";

    private final String bos;
    private final Map<String, String> turns;
    private final String end;

    private TextFormat(String bos, Map<String, String> turns, String end) {
        this.bos = bos;
        this.turns = turns;
        this.end = end;
    }

    /** @throws CallFailedException {@code BAD_REQUEST} when the option is not what it should be */
    static Optional<TextFormat> of(ModelSpec model) {
        Object option = model.options().get(OPTION);
        if (option == null) {
            return Optional.empty();
        }
        if (option instanceof Map<?, ?> own) {
            return Optional.of(of(own));
        }
        return Optional.of(
                switch (option.toString()) {
                    case "chatml" -> preset("", CHATML, "assistant");
                    case "llama3" -> preset("<|begin_of_text|>", LLAMA3, "assistant");
                    case "gemma" -> preset("<bos>", GEMMA, "model");
                    default -> throw wrong("must be chatml, llama3, gemma or an object");
                });
    }

    /** @throws CallFailedException {@code BAD_REQUEST} when there is no such option */
    static TextFormat needed(ModelSpec model) {
        return of(model)
                .orElseThrow(
                        () -> wrong("is missing: this server applies no chat template, so the text must be rendered"
                                + " here; chatml, llama3, gemma or an object with system, user and assistant"));
    }

    private static TextFormat preset(String bos, String turn, String assistant) {
        return new TextFormat(
                bos,
                Map.of(
                        "system", turn.formatted("system"),
                        "user", turn.formatted("user"),
                        "assistant", turn.formatted(assistant)),
                "");
    }

    private static TextFormat of(Map<?, ?> own) {
        Map<String, String> turns = new HashMap<>();
        own.forEach((name, text) -> turns.put(name.toString(), String.valueOf(text)));
        String bos = turns.getOrDefault("bos", "");
        String end = turns.getOrDefault("end", "");
        turns.keySet().removeAll(Set.of("bos", "end"));
        if (!turns.containsKey("user") || !turns.containsKey("assistant")) {
            throw wrong("needs the texts user and assistant");
        }
        if (!turns.values().stream().allMatch(text -> text.contains(CONTENT))) {
            throw wrong("needs " + CONTENT + " in each of its texts");
        }
        return new TextFormat(bos, turns, end);
    }

    /** Whether it has a mark of the beginning. */
    boolean hasBos() {
        return !bos.isEmpty();
    }

    /**
     * The conversation as one text.
     *
     * @param withBos false where the server puts the mark of the beginning there itself: two would change the score
     */
    String render(ScoringTask task, String candidate, boolean withBos) {
        StringBuilder text = new StringBuilder(withBos ? bos : "");
        task.prompt().forEach(message -> append(text, message));
        append(text, new Message("assistant", candidate));
        return text.append(end).toString();
    }

    private void append(StringBuilder text, Message message) {
        String turn = turns.get(message.role());
        if (turn == null) {
            throw wrong("has no text for the role " + message.role());
        }
        int at = turn.indexOf(CONTENT);
        text.append(turn, 0, at).append(message.content()).append(turn.substring(at + CONTENT.length()));
    }

    private static CallFailedException wrong(String rule) {
        return new CallFailedException(
                Reason.BAD_REQUEST, "the model's option " + OPTION + " " + rule, EndpointSignal.NOT_CALLED, null);
    }
}
