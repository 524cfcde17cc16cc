package dev.longform.aggregator.domain;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a dataset is named: {@code NAME} or {@code NAME@VERSION}.
 *
 * @param name the dataset
 * @param version the version; empty for the newest
 */
public record DatasetName(String name, OptionalInt version) {
    private static final Pattern WITH_VERSION = Pattern.compile("(.+)@(\\d{1,9})");

    /** Reads a name; an {@code @} that no number follows belongs to the name. */
    public static DatasetName parse(String text) {
        Matcher matcher = WITH_VERSION.matcher(text);
        return matcher.matches()
                ? new DatasetName(matcher.group(1), OptionalInt.of(Integer.parseInt(matcher.group(2))))
                : new DatasetName(text, OptionalInt.empty());
    }
}
