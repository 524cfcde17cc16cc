package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.benchmark.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads the fields of one line's object and says what is wrong with them. A {@code null} is a missing field. */
final class ItemFields {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final Set<String> MESSAGE = Set.of("role", "content");

    private final JsonNode line;

    ItemFields(JsonNode line) {
        this.line = line;
    }

    boolean has(String field) {
        return line.hasNonNull(field);
    }

    /** A text that is there and holds at least one word. */
    String text(String field) throws BadLineException {
        return text(field, required(field));
    }

    /** A list of texts; one text stands for a list of one. */
    List<String> texts(String field) throws BadLineException {
        JsonNode value = required(field);
        if (value.isTextual()) {
            return List.of(text(field, value));
        }
        if (!value.isArray()) {
            throw new BadLineException(field + " must be a list of texts, or one text");
        }
        if (value.isEmpty()) {
            throw new BadLineException(field + " is empty");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            texts.add(text(field + "[" + i + "]", value.get(i)));
        }
        return texts;
    }

    /** A text, or a list of messages, checked. */
    JsonNode prompt() throws BadLineException {
        JsonNode prompt = required("prompt");
        if (prompt.isTextual()) {
            text("prompt", prompt);
            return prompt;
        }
        if (!prompt.isArray()) {
            throw new BadLineException("prompt must be a text or a list of {role, content}");
        }
        if (prompt.isEmpty()) {
            throw new BadLineException("prompt is empty");
        }
        for (int i = 0; i < prompt.size(); i++) {
            checkMessage("prompt[" + i + "]", prompt.get(i));
        }
        return prompt;
    }

    private static void checkMessage(String name, JsonNode message) throws BadLineException {
        if (!message.isObject()) {
            throw new BadLineException(name + " must be {role, content}");
        }
        for (Iterator<String> fields = message.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!MESSAGE.contains(field)) {
                throw new BadLineException(name + " has the unknown field '" + ItemParser.shown(field) + "'");
            }
        }
        ItemFields fields = new ItemFields(message);
        String role = fields.textOf(name, "role");
        if (!ROLES.contains(role)) {
            throw new BadLineException(
                    name + ".role is '" + ItemParser.shown(role) + "'; known are system, user, assistant");
        }
        fields.textOf(name, "content");
    }

    private String textOf(String parent, String field) throws BadLineException {
        if (!has(field)) {
            throw new BadLineException(parent + "." + field + " is missing");
        }
        return text(parent + "." + field, line.get(field));
    }

    private JsonNode required(String field) throws BadLineException {
        if (!has(field)) {
            throw new BadLineException(field + " is missing");
        }
        return line.get(field);
    }

    private static String text(String name, JsonNode value) throws BadLineException {
        if (!value.isTextual()) {
            throw new BadLineException(name + " must be a text");
        }
        if (Words.count(value.textValue()) == 0) {
            throw new BadLineException(name + " is empty");
        }
        return value.textValue();
    }
}
