package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Objects of a cluster in YAML. */
final class Objects {
    private Objects() {}

    static ClusterObject of(ObjectKind kind, String yaml) {
        return of(kind, yaml, true);
    }

    static ClusterObject of(ObjectKind kind, String yaml, boolean backed) {
        try {
            return new ClusterObject(kind, new YAMLMapper().readTree(yaml), backed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
