package dev.longform.dataset.domain.datasets;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version is meant.
 *
 * @param name the dataset
 * @param version empty for the newest
 */
record DatasetReference(String name, OptionalInt version) {
    /** A name: letters, digits, dot, underscore, hyphen, at most 100, not beginning with a sign. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final Pattern REFERENCE = Pattern.compile("([^@]+)(?:@([1-9][0-9]{0,8}))?");

    /** Reads {@code NAME} or {@code NAME@VERSION}; empty when it is neither. */
    static Optional<DatasetReference> parse(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt version =
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        return Optional.of(new DatasetReference(matcher.group(1), version));
    }
}
