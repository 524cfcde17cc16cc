package dev.longform.dataset.domain.datasets;

import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.DatasetRepository;
import dev.longform.dataset.persistence.DeletedDatasetRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes dataset versions that no run rests on. Their numbers are not given again. */
@ApplicationScoped
public class DatasetDeletion {
    private final Jdbi jdbi;
    private final DatasetRepository versions;
    private final DeletedDatasetRepository deleted;
    private final Audit audit;

    public DatasetDeletion(Jdbi jdbi, DatasetRepository versions, DeletedDatasetRepository deleted, Audit audit) {
        this.jdbi = jdbi;
        this.versions = versions;
        this.deleted = deleted;
        this.audit = audit;
    }

    /**
     * Deletes a version with its items, in one transaction; one that is deleted already stays so.
     *
     * @param nameAtVersion {@code NAME@VERSION}: a name alone would mean another version after each deletion
     * @return whether there is or was such a version
     * @throws InvalidName when it does not say which version is meant
     * @throws DatasetInUse when there are runs on it
     */
    public boolean delete(String nameAtVersion) {
        DatasetReference wanted = DatasetReference.parse(nameAtVersion)
                .filter(reference -> reference.version().isPresent())
                .orElseThrow(() -> new InvalidName("name the version that is to be deleted, as in mine@1"));
        return jdbi.inTransaction(handle -> {
            versions.lock(handle, wanted.name());
            Optional<StoredDataset> found = versions.find(handle, wanted.name(), wanted.version());
            found.ifPresent(dataset -> delete(handle, dataset));
            return found.isPresent()
                    || deleted.contains(handle, wanted.name(), wanted.version().getAsInt());
        });
    }

    private void delete(Handle handle, StoredDataset dataset) {
        deleted.lock(handle, dataset.id());
        long runs = deleted.runsOn(handle, dataset.id());
        if (runs > 0) {
            throw new DatasetInUse(dataset, runs);
        }
        deleted.delete(handle, dataset, Instant.now());
        audit.note(
                handle,
                Action.DELETE,
                Kind.DATASET,
                dataset.summary().name() + "@" + dataset.summary().version(),
                dataset.summary().items() + " items, sha256 "
                        + dataset.summary().sha256());
    }
}
