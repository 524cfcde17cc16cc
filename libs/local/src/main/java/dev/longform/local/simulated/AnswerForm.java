package dev.longform.local.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A form that a request prescribes for an answer, and a verdict written in it. */
interface AnswerForm {
    /** The answer in this form; empty when the verdict does not fit into it. */
    Optional<String> write(String verdict);

    /** One of some texts. */
    static AnswerForm choice(List<String> choices) {
        return verdict -> choices.stream()
                .filter(choice -> choice.equals(verdict))
                .findFirst()
                .or(() -> choices.stream()
                        .filter(choice -> choice.replaceAll("[^A-Za-z0-9.]", "").equals(verdict))
                        .findFirst());
    }

    /** One of the quoted texts of a grammar in llama.cpp's notation. */
    static AnswerForm grammar(String grammar) {
        List<String> choices = new ArrayList<>();
        Matcher quoted = Pattern.compile("\"([^\"]*)\"").matcher(grammar);
        while (quoted.find()) {
            choices.add(quoted.group(1));
        }
        return choice(choices);
    }

    /** A text that a pattern matches. */
    static AnswerForm regex(String pattern) throws RefusedCallException {
        try {
            Pattern compiled = Pattern.compile(pattern);
            return verdict -> List.of(verdict, "[[" + verdict + "]]", "[" + verdict + "]").stream()
                    .filter(text -> compiled.matcher(text).matches())
                    .findFirst();
        } catch (PatternSyntaxException e) {
            throw RefusedCallException.bad("invalid regex: " + e.getDescription(), "regex");
        }
    }

    /** Any JSON object. */
    static AnswerForm anyJson() {
        return verdict -> Optional.of("{\"verdict\":\"" + verdict + "\"}");
    }

    /**
     * JSON that a schema describes: an object whose properties are filled one by one. A number, and a text with an
     * enumeration that has the verdict, hold the verdict; other texts hold words.
     */
    static AnswerForm json(JsonNode schema) {
        return verdict -> {
            ObjectNode object = new ObjectMapper().createObjectNode();
            schema.path("properties")
                    .fields()
                    .forEachRemaining(property -> fill(object, property.getKey(), property.getValue(), verdict));
            return object.isEmpty() ? Optional.empty() : Optional.of(object.toString());
        };
    }

    private static void fill(ObjectNode object, String name, JsonNode schema, String verdict) {
        boolean number = verdict.matches("[0-9.]+");
        switch (schema.path("type").asText(schema.has("enum") ? "string" : "")) {
            case "integer" -> object.put(name, number ? Math.round(Double.parseDouble(verdict)) : 0);
            case "number" -> object.put(name, number ? Double.parseDouble(verdict) : 0);
            case "boolean" -> object.put(name, true);
            case "string" -> object.put(name, text(schema, verdict));
            case "array" -> object.putArray(name);
            case "object" -> object.putObject(name);
            default -> object.put(name, verdict);
        }
    }

    private static String text(JsonNode schema, String verdict) {
        for (JsonNode allowed : schema.path("enum")) {
            if (allowed.asText().equals(verdict)) {
                return verdict;
            }
        }
        boolean free = !schema.has("enum");
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        boolean fits =
                schema.has("pattern") ? verdict.matches(schema.path("pattern").asText()) : longest < 5;
        return free && !fits
                ? "I compared what was asked with what was answered."
                : free ? verdict : schema.path("enum").path(0).asText();
    }
}
