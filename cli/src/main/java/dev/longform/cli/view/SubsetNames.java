package dev.longform.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The subsets that some objects have as keys: the benchmark's own in their usual order, then others by name. */
final class SubsetNames {
    /** The key under which a value over all subsets stands. */
    static final String ALL = "all";

    private static final List<String> USUAL_ORDER = List.of("QA", "RAG", "Chat", "Writing", "Reasoning");

    private SubsetNames() {}

    static List<String> of(JsonNode... objects) {
        Set<String> found = new TreeSet<>();
        for (JsonNode object : objects) {
            object.properties().stream().map(Map.Entry::getKey).forEach(found::add);
        }
        found.remove(ALL);
        List<String> names = new ArrayList<>(USUAL_ORDER);
        names.retainAll(found);
        USUAL_ORDER.forEach(found::remove);
        names.addAll(found);
        return names;
    }
}
