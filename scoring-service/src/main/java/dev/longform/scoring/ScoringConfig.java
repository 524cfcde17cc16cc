package dev.longform.scoring;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What is particular about scoring-service. */
@ConfigMapping(prefix = "longform.scoring")
public interface ScoringConfig {
    /** The directory with a directory for each model of the adapter {@code onnx}; none unless stated. */
    Optional<Path> modelsDirectory();
}
