package dev.longform.endpoints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What a server wrote about an error, whatever its shape: an {@code error} object, an {@code error} text, the fields at
 * the top, FastAPI's {@code detail}, plain text, or nothing. A field that is not there is an empty text.
 *
 * @param message for people
 * @param type the server's class of error
 * @param code text or number, as a text
 * @param param which field of the request it is about
 */
public record ErrorBody(String message, String type, String code, String param) {
    /** The server said nothing. */
    public static final ErrorBody NONE = new ErrorBody("", "", "", "");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_PLAIN_TEXT = 2000;

    /** Reads the body of an error; never fails. */
    public static ErrorBody read(byte[] body) {
        return read(new String(body, StandardCharsets.UTF_8));
    }

    static ErrorBody read(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isObject() ? ofObject(json) : plain(json.isTextual() ? json.textValue() : text);
        } catch (JsonProcessingException e) {
            return plain(text.startsWith("<") ? text.replaceAll("<[^>]*>", " ") : text);
        }
    }

    /** The same, every field changed in this way. */
    ErrorBody map(UnaryOperator<String> change) {
        return new ErrorBody(change.apply(message), change.apply(type), change.apply(code), change.apply(param));
    }

    private static ErrorBody ofObject(JsonNode json) {
        JsonNode error = json.path("error");
        if (error.isObject()) {
            return fields(error);
        }
        if (error.isTextual()) {
            String type = text(json.path("error_type"));
            return new ErrorBody(error.textValue(), type.isEmpty() ? text(json.path("type")) : type, "", "");
        }
        if (json.has("detail") && !json.has("message")) {
            return new ErrorBody(detail(json.path("detail")), "", "", "");
        }
        return fields(json);
    }

    private static ErrorBody fields(JsonNode json) {
        return new ErrorBody(
                text(json.path("message")), text(json.path("type")), text(json.path("code")), text(json.path("param")));
    }

    private static String detail(JsonNode detail) {
        return detail.isArray() ? text(detail.path(0).path("msg")) : text(detail);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    private static ErrorBody plain(String text) {
        return new ErrorBody(text.substring(0, Math.min(text.length(), MAX_PLAIN_TEXT)), "", "", "");
    }
}
