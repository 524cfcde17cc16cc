package dev.longform.judge.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.ModelOptions;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.JsonVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an answer is held to, in words and as a JSON schema: an assessment first, then the verdict. */
final class Structure {
    /** The model's option: {@code false} (the default) for plain text, {@code true}, or {@code auto}. */
    static final String OPTION = "structured";

    private static final String ASSESSMENT = "assessment";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Structure() {}

    /** Whether the server is told what to hold its answers to. */
    enum Mode {
        /** Never. */
        FALSE,
        /** Always; a server that refuses it is not asked otherwise. */
        TRUE,
        /** Until the server refuses it; plain text from then on. */
        AUTO
    }

    /** @throws CallFailedException {@code BAD_REQUEST} when the option is something else */
    static Mode mode(ModelSpec model) {
        return switch (new ModelOptions(model).text(OPTION).orElse("false")) {
            case "false" -> Mode.FALSE;
            case "true" -> Mode.TRUE;
            case "auto" -> Mode.AUTO;
            default ->
                throw new CallFailedException(
                        Reason.BAD_REQUEST,
                        "the model's option " + OPTION + " must be true, false or auto",
                        EndpointSignal.NOT_CALLED,
                        null);
        };
    }

    /** The conversation with a last sentence that asks for the JSON object. */
    static List<Message> inWords(List<Message> conversation, Asked asked) {
        List<Message> messages = new ArrayList<>(conversation);
        Message last = messages.remove(messages.size() - 1);
        String verdict = asked.scale() == null
                ? "\"" + JsonVerdict.VERDICT + "\" (the letter of the best response)"
                : "\"" + JsonVerdict.RATING + "\" (the number)";
        messages.add(new Message(
                last.role(),
                last.content() + "\n\nInstead of double square brackets, write all of your answer as one JSON object"
                        + " with the fields \"" + ASSESSMENT + "\" (your short assessment) and " + verdict
                        + ", in this order, and nothing else."));
        return messages;
    }

    /** The schema of that object, inside what OpenAI's strict mode allows. */
    static ObjectNode schema(Asked asked) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode fields = schema.putObject("properties");
        fields.putObject(ASSESSMENT).put("type", "string");
        String verdict = asked.scale() == null ? JsonVerdict.VERDICT : JsonVerdict.RATING;
        if (asked.scale() == null) {
            ArrayNode letters = fields.putObject(verdict).put("type", "string").putArray("enum");
            letters(asked).forEach(letters::add);
        } else {
            fields.putObject(verdict)
                    .put("type", "number")
                    .put("minimum", asked.scale().min())
                    .put("maximum", asked.scale().max());
        }
        schema.putArray("required").add(ASSESSMENT).add(verdict);
        return schema.put("additionalProperties", false);
    }

    /** OpenAI's {@code response_format}. */
    static ObjectNode responseFormat(Asked asked) {
        ObjectNode format = JSON.createObjectNode().put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "verdict")
                .put("strict", true)
                .set("schema", schema(asked));
        return format;
    }

    /** The letters of the shown responses. */
    static List<String> letters(Asked asked) {
        return IntStream.range(0, asked.slots())
                .mapToObj(slot -> String.valueOf((char) ('A' + slot)))
                .toList();
    }

    /** The choices as they stand in plain text: {@code [[A]]}, {@code [[B]]} and so on. */
    static List<String> choices(Asked asked) {
        return letters(asked).stream().map(letter -> "[[" + letter + "]]").toList();
    }

    /** A regular expression for the choices. */
    static String choicePattern(Asked asked) {
        return letters(asked).stream().collect(Collectors.joining("|", "\\[\\[(", ")\\]\\]"));
    }
}
