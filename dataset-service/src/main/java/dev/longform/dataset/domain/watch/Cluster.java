package dev.longform.dataset.domain.watch;

import java.util.List;
import java.util.Map;

/** The cluster as far as it is watched. */
public interface Cluster {
    /** Every object that is known; what is not known yet is left out. */
    List<ClusterObject> objects();

    /** Whether all objects of a source's kind and namespace are known, so that one that is not there is gone. */
    boolean knowsAllLike(String source);

    /** Writes an event about an object, once for each reason and message. */
    void tell(ClusterObject object, Note note);

    /** Sets annotations of an object, where its kind allows it. */
    void annotate(ClusterObject object, Map<String, String> annotations);
}
