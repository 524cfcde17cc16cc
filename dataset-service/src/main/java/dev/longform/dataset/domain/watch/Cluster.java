package dev.longform.dataset.domain.watch;

import java.util.List;
import java.util.Map;

/** The cluster as far as it is watched. */
public interface Cluster {
    /** Every object that is known; what is not known yet is left out. */
    List<ClusterObject> objects();

    /** Whether all objects of a source's kind and namespace are known, so that one that is not there is gone. */
    boolean knowsAllLike(String source);

    /** Whether objects of a kind may be there that are not known: false for a kind that is not installed. */
    boolean mayHide(ObjectKind kind, String namespace);

    /**
     * Writes an event about an object, once in an hour for each reason and message.
     *
     * @throws WriteRefused when the cluster does not allow it
     */
    void tell(ClusterObject object, Note note);

    /**
     * Sets annotations of an object, where its kind allows it; null takes one away.
     *
     * @throws WriteRefused when the cluster does not allow it
     */
    void annotate(ClusterObject object, Map<String, String> annotations);
}
