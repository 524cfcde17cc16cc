package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.DatasetSummary;
import java.time.Instant;
import java.util.UUID;

/**
 * A sealed version.
 *
 * @param id under which its items are stored
 * @param summary what runs tell of it
 * @param sealedAt when it was imported
 * @param statistics what else is known of it
 */
public record StoredDataset(UUID id, DatasetSummary summary, Instant sealedAt, DatasetStatistics statistics) {}
