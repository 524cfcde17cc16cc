package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.datasets.StoredDataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Dataset versions that were deleted, and what stands against deleting one. */
@ApplicationScoped
public class DeletedDatasetRepository {
    /** Waits for those who are just starting runs on a version, and makes others wait until this transaction ends. */
    public void lock(Handle handle, UUID version) {
        handle.createQuery("select id from dataset_version where id = :id for update")
                .bind("id", version)
                .mapTo(UUID.class)
                .findOne();
    }

    /** How many runs there are on a version. */
    public long runsOn(Handle handle, UUID version) {
        return handle.createQuery("select count(*) from run where dataset_version = :id")
                .bind("id", version)
                .mapTo(Long.class)
                .one();
    }

    /** Removes a version with its items, and keeps its number from being given again. */
    public void delete(Handle handle, StoredDataset dataset, Instant now) {
        handle.createUpdate("""
                        insert into deleted_dataset_version (name, version, sha256, items, deleted_at)
                        values (:name, :version, :sha256, :items, :now)
                        """)
                .bind("name", dataset.summary().name())
                .bind("version", dataset.summary().version())
                .bind("sha256", dataset.summary().sha256())
                .bind("items", dataset.summary().items())
                .bind("now", now)
                .execute();
        handle.createUpdate("delete from dataset_version where id = :id")
                .bind("id", dataset.id())
                .execute();
    }

    /** Whether a version was deleted. */
    public boolean contains(Handle handle, String name, int version) {
        return handle.createQuery("""
                        select exists (
                          select 1 from deleted_dataset_version where name = :name and version = :version)
                        """)
                .bind("name", name)
                .bind("version", version)
                .mapTo(Boolean.class)
                .one();
    }
}
