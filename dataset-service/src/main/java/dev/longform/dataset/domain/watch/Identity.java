package dev.longform.dataset.domain.watch;

/**
 * A model revision that an object describes, ready or not.
 *
 * @param model its name in the registry
 * @param revision of the model
 */
public record Identity(String model, String revision) {
    /**
     * The annotations' name and revision; else namespace and name, and a hash of what decides the answers.
     *
     * @throws UnclearObject for a Service without an annotated revision: it does not say what is behind it
     */
    static Identity of(ClusterObject object) {
        return new Identity(
                object.annotation("name").orElseGet(() -> object.namespace() + "/" + object.name()),
                object.annotation("revision").orElseGet(() -> RevisionHash.of(object)));
    }

    /** Whether an object describes another revision; one whose revision is unclear at the moment has not lost this one. */
    boolean wasLeftBy(ClusterObject object) {
        try {
            return !of(object).equals(this);
        } catch (UnclearObject e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return model + "@" + revision;
    }
}
