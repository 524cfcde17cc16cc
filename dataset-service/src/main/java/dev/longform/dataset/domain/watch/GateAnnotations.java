package dev.longform.dataset.domain.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the annotations of an object say of the revision that it has now: {@code PENDING} from its arrival on, then the
 * word, and nothing of a revision that it has no more.
 */
final class GateAnnotations {
    static final String PENDING = "PENDING";

    private static final String WORD = "gate";
    static final String REVISION = "gate-revision";

    private GateAnnotations() {}

    /** What must be written for them to be right, null for what must go; empty when they are. */
    static Map<String, String> mending(ClusterObject object, List<Watched> known) {
        List<Watched> own = known.stream()
                .filter(row -> row.source().equals(object.source()))
                .toList();
        Optional<Watched> current = own.stream()
                .filter(row -> !row.gone() && !row.identity().wasLeftBy(object))
                .findFirst();
        if (current.isPresent()) {
            String revision = current.get().identity().revision();
            String word = current.get().word().orElse(PENDING);
            return says(object, WORD, word) && says(object, REVISION, revision)
                    ? Map.of()
                    : annotations(word, revision);
        }
        boolean stale = own.stream()
                .anyMatch(row -> says(object, REVISION, row.identity().revision()));
        return stale ? annotations(null, null) : Map.of();
    }

    private static boolean says(ClusterObject object, String name, String text) {
        return object.annotation(name).equals(Optional.of(text));
    }

    private static Map<String, String> annotations(String word, String revision) {
        Map<String, String> annotations = new HashMap<>();
        annotations.put(ClusterObject.PREFIX + WORD, word);
        annotations.put(ClusterObject.PREFIX + REVISION, revision);
        return annotations;
    }
}
