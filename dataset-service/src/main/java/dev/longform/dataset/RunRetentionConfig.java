package dev.longform.dataset;

import dev.longform.database.RetentionConfig;
import io.smallrye.config.ConfigMapping;

/** How long runs are kept; their numbers are kept for ever. */
@ConfigMapping(prefix = "longform.retention.runs")
public interface RunRetentionConfig extends RetentionConfig {}
