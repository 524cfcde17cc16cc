package dev.longform.judge.domain.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longform.contracts.AnswerFormat;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.chat.Thinking;
import java.util.regex.Pattern;

/**
 * Reads an answer that the server held to a JSON schema: one object, and nothing beside it but a code fence around it,
 * whose field {@value #VERDICT} is the letter of a shown response, or whose field {@value #RATING} is a number of the
 * scale. What the assessment says is not read.
 *
 * <p>A server may ignore the schema that it was sent. Then the judge answered as the template asks, and its parser reads
 * that; but not an object that is broken or has words beside it, in whose assessment anything may stand.
 */
public final class JsonVerdict {
    /** The field that holds the letter of the best response. */
    public static final String VERDICT = "verdict";

    /** The field that holds the rating. */
    public static final String RATING = "rating";

    private static final String FENCE = "```";
    private static final Pattern FENCE_NAME = Pattern.compile("\\A[A-Za-z]{0,10}\\s");
    private static final Pattern FIELD = Pattern.compile("\"(?:" + VERDICT + "|" + RATING + ")\"\\s*:");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
            .build();

    private JsonVerdict() {}

    /**
     * Reads an answer by what its server held it to.
     *
     * @param format null for plain text
     * @param parser the template's, for what is no JSON
     * @param text all that the judge wrote as its answer
     * @param asked what it was asked for
     */
    public static Reading read(AnswerFormat format, AnswerParser parser, String text, Asked asked) {
        return format == AnswerFormat.JSON_SCHEMA && !ignored(text) ? read(text, asked) : parser.read(text, asked);
    }

    /**
     * Whether a judge's server ignored the schema.
     *
     * @param raw all that the judge wrote as its answer
     */
    public static boolean ignored(String raw) {
        String text = unfenced(Thinking.removed(raw));
        return !text.isEmpty() && !text.startsWith("{") && !FIELD.matcher(text).find();
    }

    private static String unfenced(String text) {
        if (text.length() < 2 * FENCE.length() || !text.startsWith(FENCE) || !text.endsWith(FENCE)) {
            return text;
        }
        String inside = text.substring(FENCE.length(), text.length() - FENCE.length());
        String object = FENCE_NAME.matcher(inside).replaceFirst("").strip();
        return object.isEmpty() ? text : object;
    }

    static Reading read(String raw, Asked asked) {
        String text = unfenced(Thinking.removed(raw));
        if (text.isEmpty()) {
            return new Reading.Unread(Reason.EMPTY, "the judge wrote no answer");
        }
        try {
            JsonNode answer = JSON.readTree(text);
            return asked.scale() == null ? letter(answer.path(VERDICT), asked) : rating(answer.path(RATING), asked);
        } catch (JsonProcessingException e) {
            return new Reading.Unread(Reason.UNPARSABLE, "not one JSON object");
        }
    }

    private static Reading letter(JsonNode verdict, Asked asked) {
        String letter = verdict.asText("");
        int slot = verdict.isTextual() && letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        return slot >= 0 && slot < asked.slots()
                ? new Reading.Pick(slot)
                : new Reading.Unread(Reason.UNPARSABLE, "the field verdict names no response that was shown");
    }

    private static Reading rating(JsonNode rating, Asked asked) {
        if (!rating.isNumber()) {
            return new Reading.Unread(Reason.UNPARSABLE, "the field rating is no number");
        }
        double value = rating.doubleValue();
        return asked.scale().holds(value)
                ? new Reading.Rating(value)
                : new Reading.Unread(Reason.INVALID_SCORE, "outside the scale");
    }
}
