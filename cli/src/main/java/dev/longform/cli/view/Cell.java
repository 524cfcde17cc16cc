package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/** One value as a short text. What does not exist is {@value #NONE}, never 0. */
final class Cell {
    static final String NONE = "-";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Cell() {}

    static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static String text(JsonNode value) {
        return absent(value) || value.asText().isEmpty() ? NONE : value.asText();
    }

    /** A ratio 0..1 as {@code 80.0%}. */
    static String percent(JsonNode ratio) {
        return ratio.isNumber() ? number(ratio) + "%" : NONE;
    }

    /** Two ratios as {@code [64.0, 92.1]}, in percent. */
    static String interval(JsonNode bounds) {
        return bounds.size() == 2 && bounds.get(0).isNumber() && bounds.get(1).isNumber()
                ? "[" + number(bounds.get(0)) + ", " + number(bounds.get(1)) + "]"
                : NONE;
    }

    /** {@code {A: 1, B: 2}} as {@code A 1, B 2}; zeros are left out. */
    static String counts(JsonNode counts) {
        if (counts.isNumber()) {
            return counts.asText();
        }
        return joined(counts, n -> n.asLong() == 0 ? null : n.asText());
    }

    /** A ratio, or one ratio for each number of candidates: {@code 4: 12.5%}. */
    static String ratios(JsonNode ratios) {
        return ratios.isObject() ? joined(ratios, Cell::percent).replaceAll("(\\w+) ", "$1: ") : percent(ratios);
    }

    /** With its sign and so many decimals; what is rounded to zero has no sign. */
    static String signed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", value);
        return text.matches("[+-][0.]+") ? text.substring(1) : text;
    }

    /** Rounded to whole seconds: {@code 1h 02m}, {@code 2m 05s}, {@code 9s}. */
    static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds >= 3600) {
            return String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds % 3600 / 60);
        }
        return seconds >= 60 ? String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60) : seconds + "s";
    }

    /** The first 19 characters of an ISO time, without the T. */
    static String time(JsonNode instant) {
        String text = text(instant);
        return text.length() < 19 ? text : text.substring(0, 19).replace('T', ' ');
    }

    static String joined(JsonNode object, Function<JsonNode, String> value) {
        StringJoiner joined = new StringJoiner(", ").setEmptyValue(NONE);
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String text = value.apply(field.getValue());
            if (text != null) {
                joined.add(field.getKey() + " " + text);
            }
        }
        return joined.toString();
    }

    private static String number(JsonNode ratio) {
        return ratio.decimalValue()
                .multiply(HUNDRED)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
