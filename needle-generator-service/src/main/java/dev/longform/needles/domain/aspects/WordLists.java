package dev.longform.needles.domain.aspects;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lists that ship with the generator, as resources beside this class. */
final class WordLists {
    private WordLists() {}

    /** Lines {@code name: entry, entry…}; lines that start with # are remarks. */
    static Map<String, List<String>> named(String resource) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : lines(resource)) {
            String[] parts = line.split(":", 2);
            lists.put(parts[0].strip(), List.of(parts[1].strip().split("\\s*,\\s*")));
        }
        return lists;
    }

    /** The lines of a resource without remarks and empty lines. */
    static List<String> lines(String resource) {
        try (InputStream in = WordLists.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
