package dev.longform.dataset.domain.watch;

import java.util.Optional;

/**
 * A revision of an object that was told to the registry.
 *
 * @param source the object
 * @param identity the revision
 * @param gone whether the object had it no more since
 * @param word what its result was; empty until there is one
 * @param wish what the object asked for, see {@link Wish#text()}; empty when that was not noted
 * @param policy by which the word was given, as JSON; empty without a word or a policy
 */
public record Watched(
        String source,
        Identity identity,
        boolean gone,
        Optional<String> word,
        Optional<String> wish,
        Optional<String> policy) {
    boolean is(ClusterObject object, Identity now) {
        return source.equals(object.source()) && identity.equals(now);
    }
}
