package dev.longform.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where judge templates come from, and who checks them. */
@ConfigMapping(prefix = "longform.templates")
public interface TemplatesConfig {
    /** A directory of template files, such as a mounted ConfigMap; what stands there is added, and so are changes. */
    Optional<Path> directory();

    /** The root of judge-service, whose parsers every template is held against. */
    @WithDefault("http://127.0.0.1:8103")
    String judgeUrl();
}
