package dev.longform.dataset.domain.watch;

/**
 * A revision of an object that was told to the registry.
 *
 * @param source the object
 * @param identity the revision
 * @param gone whether the object had it no more since
 * @param reported whether its result was written back
 */
public record Watched(String source, Identity identity, boolean gone, boolean reported) {
    boolean is(ClusterObject object, Identity now) {
        return source.equals(object.source()) && identity.equals(now);
    }
}
