package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.DatasetSummary;
import dev.longform.dataset.persistence.DatasetRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The datasets that are there. A version never changes. */
@ApplicationScoped
public class Datasets {
    private final Jdbi jdbi;
    private final DatasetRepository versions;

    public Datasets(Jdbi jdbi, DatasetRepository versions) {
        this.jdbi = jdbi;
        this.versions = versions;
    }

    /** The version that {@code NAME@VERSION} names, or the newest of {@code NAME}; empty when there is none. */
    public Optional<StoredDataset> find(String nameOrNameAtVersion) {
        return DatasetReference.parse(nameOrNameAtVersion)
                .flatMap(wanted -> jdbi.withHandle(handle -> versions.find(handle, wanted.name(), wanted.version())));
    }

    /**
     * What runs tell of a version.
     *
     * @throws IllegalArgumentException when there is none with this id
     */
    public DatasetSummary summary(UUID id) {
        return jdbi.withHandle(handle -> versions.find(handle, id))
                .map(StoredDataset::summary)
                .orElseThrow(() -> new IllegalArgumentException("no dataset version " + id));
    }

    /** All versions, by name and then by version. */
    public List<StoredDataset> all() {
        return jdbi.withHandle(versions::all);
    }
}
