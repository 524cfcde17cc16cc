package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /** Whether another object made this one and keeps it as it should be. */
    boolean isOwnedBy(ClusterObject other) {
        return namespace().equals(other.namespace())
                && owners().anyMatch(owner ->
                        owner.path("kind").asText().equals(other.kind().kindName())
                                && owner.path("name").asText().equals(other.name()));
    }

    /** Whether a server of KServe made this one, with copies of its annotations. */
    boolean isPartOfModelServer() {
        return owners().anyMatch(
                        owner -> owner.path("apiVersion").asText().matches("serving\\.(kserve\\.io|knative\\.dev)/.*"));
    }

    private Stream<JsonNode> owners() {
        return StreamSupport.stream(body.at("/metadata/ownerReferences").spliterator(), false);
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
