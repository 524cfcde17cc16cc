package dev.longform.dataset.domain.models;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises keys and tokens that were written where only a secret's name belongs. It cannot know all of them. */
final class SecretValues {
    private static final Pattern KNOWN_PREFIX = Pattern.compile(
            "(?i)(sk-|sk_|pk-|rk_|hf_|gsk_|ghp_|gho_|xai-|AIza|AKIA|eyJ|Bearer\\s|Basic\\s).*", Pattern.DOTALL);

    /** Long, without a separator, with both letters and digits: names that people choose are not like that. */
    private static final Pattern RANDOM = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9+/=]{32,}");

    private SecretValues() {}

    static boolean looksLikeOne(String text) {
        return KNOWN_PREFIX.matcher(text).matches() || RANDOM.matcher(text).matches();
    }

    /** Whether a text with a known key's prefix stands anywhere in the value. */
    static boolean isIn(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(SecretValues::isIn);
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(SecretValues::isIn);
        }
        return value instanceof String text && KNOWN_PREFIX.matcher(text).matches();
    }
}
