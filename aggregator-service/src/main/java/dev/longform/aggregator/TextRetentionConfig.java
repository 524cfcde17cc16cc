package dev.longform.aggregator;

import dev.longform.database.RetentionConfig;
import io.smallrye.config.ConfigMapping;

/** How long what judges wrote is kept. */
@ConfigMapping(prefix = "longform.retention.texts")
public interface TextRetentionConfig extends RetentionConfig {}
