package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An object of the cluster.
 *
 * @param kind of the object
 * @param body the object as the cluster has it
 * @param backed for a Service whether a pod behind it is ready; true for others
 */
public record ClusterObject(ObjectKind kind, JsonNode body, boolean backed) {
    /** What the annotations begin with that the watch reads and writes. */
    public static final String PREFIX = "longform.dev/";

    public String namespace() {
        return body.at("/metadata/namespace").asText();
    }

    public String name() {
        return body.at("/metadata/name").asText();
    }

    /** The object among all of the cluster. */
    public String source() {
        return source(kind, namespace(), name());
    }

    static String source(ObjectKind kind, String namespace, String name) {
        return kind.kindName() + "/" + namespace + "/" + name;
    }

    /** The annotation {@code longform.dev/NAME}; empty when it is missing or blank. */
    public Optional<String> annotation(String name) {
        return text("/metadata/annotations/" + PREFIX.replace("/", "~1") + name);
    }

    /** The text at a JSON pointer; empty when it is missing or blank. */
    Optional<String> text(String pointer) {
        return Optional.of(body.at(pointer).asText().strip()).filter(text -> !text.isEmpty());
    }
}
