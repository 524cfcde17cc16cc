package dev.longform.judge.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.ErrorBody;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in an error which field of the request the model does not take: by {@code param} and {@code code} as OpenAI
 * writes them ({@code unsupported_parameter}, {@code unsupported_value}), or by the words of the message. A field that
 * is refused because its value is wrong is not one of them.
 */
final class Refusals {
    /** Fields that say what the answer is to be held to. */
    static final Set<String> STRUCTURE = Set.of("response_format", "structured_outputs", "regex", "grammar", "format");

    private static final List<String> FIELDS = List.of(
            "max_completion_tokens",
            "max_tokens",
            "temperature",
            "seed",
            "top_logprobs",
            "logprobs",
            "response_format",
            "structured_outputs",
            "regex",
            "grammar",
            "format");
    private static final Set<String> CODES = Set.of("unsupported_parameter", "unsupported_value", "unknown_parameter");
    private static final Pattern WORDS =
            Pattern.compile("unsupported|not supported|n[o']t support|unrecognized|unknown|unexpected|not permitted"
                    + "|not allowed|not compatible|incompatible|deprecated|only the default|cannot be (?:used|set)"
                    + "|may only be set to 1");
    private static final int OWN_WORDS = 500;

    private Refusals() {}

    /**
     * @param sent what was sent
     * @param wanted fields that the model's file sets itself
     */
    static Optional<String> field(CallFailedException failure, ObjectNode sent, Map<?, ?> wanted) {
        ErrorBody error = failure.error();
        String message = error.message()
                .substring(0, Math.min(OWN_WORDS, error.message().length()))
                .toLowerCase(Locale.ROOT);
        boolean refused = failure.reason() == Reason.BAD_REQUEST
                && failure.signal() == EndpointSignal.ALIVE
                && (CODES.contains(error.code()) || WORDS.matcher(message).find());
        if (!refused) {
            return Optional.empty();
        }
        String param = error.param().split("\\.", 2)[0];
        return FIELDS.stream()
                .filter(field -> sent.has(field) && !wanted.containsKey(field))
                .filter(field -> param.isEmpty() ? place(message, field) >= 0 : param.equals(field))
                .min(Comparator.comparingInt(field -> place(message, field)));
    }

    private static int place(String message, String field) {
        Matcher word = Pattern.compile("(?<![a-z_])" + Pattern.quote(field) + "(?![a-z_])")
                .matcher(message);
        return word.find() ? word.start() : -1;
    }
}
