package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where judge templates come from. */
@ConfigMapping(prefix = "longform.templates")
public interface TemplatesConfig {
    /** A directory of template files, such as a mounted ConfigMap; what stands there is added, and so are changes. */
    Optional<Path> directory();
}
