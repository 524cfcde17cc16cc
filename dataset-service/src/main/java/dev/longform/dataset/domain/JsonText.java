package dev.longform.dataset.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * What JSON can say but neither the database nor every reader of an event can hold: NUL, half a surrogate pair, and
 * numbers of thousands of digits.
 */
public final class JsonText {
    private static final int MAX_EXPONENT = 1000;

    private JsonText() {}

    /** The first thing in the value that cannot be kept, named by {@code path}; empty when all can. */
    public static Optional<String> problem(String path, JsonNode value) {
        if (value.isTextual()) {
            return problem(value.textValue()).map(what -> path + " has " + what);
        }
        if (value.isBigDecimal()) {
            return tooWide(value.decimalValue())
                    ? Optional.of(path + " has a number that is out of range")
                    : Optional.empty();
        }
        return value.isObject() ? problemOfFields(path, value) : problemOfElements(path, value);
    }

    private static Optional<String> problemOfFields(String path, JsonNode object) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            Optional<String> name = problem(field.getKey());
            if (name.isPresent()) {
                return Optional.of("a field's name has " + name.get());
            }
            Optional<String> found =
                    problem(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfElements(String path, JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            Optional<String> found = problem(path + "[" + i + "]", array.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return Optional.of("a NUL character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("a lone surrogate");
            }
        }
        return Optional.empty();
    }

    private static boolean tooWide(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT
                || Math.abs((long) number.scale()) > MAX_EXPONENT;
    }
}
