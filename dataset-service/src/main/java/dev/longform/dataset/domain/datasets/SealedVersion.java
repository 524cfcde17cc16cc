package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.DatasetSummary;
import java.time.Instant;
import java.util.UUID;

/**
 * A version as it is stored.
 *
 * @param id its items' foreign key
 * @param name the dataset
 * @param version 1, 2, 3… within the name
 * @param sha256 over its canonical items, see {@link ItemContent}
 * @param sealedAt when
 * @param items how many
 * @param statistics what else is known
 */
public record SealedVersion(
        UUID id, String name, int version, String sha256, Instant sealedAt, long items, DatasetStatistics statistics) {
    /** With what runs tell of it. */
    public StoredDataset stored() {
        DatasetSummary summary =
                new DatasetSummary(name, version, sha256, items, statistics.subsets(), statistics.baselines());
        return new StoredDataset(id, summary, sealedAt, statistics);
    }
}
