package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.datasets.StoredItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Draws items of dataset versions. */
@ApplicationScoped
public class SampleRepository {
    /** The ids of that many items; the same for the same seed. */
    public List<String> draw(Handle handle, UUID version, long size, long seed) {
        return handle.createQuery("""
                        select item_id from item where dataset_version = :version
                        order by sha256(convert_to(:seed || ':' || item_id, 'UTF8')), item_id limit :size
                        """)
                .bind("version", version)
                .bind("seed", String.valueOf(seed))
                .bind("size", size)
                .mapTo(String.class)
                .list();
    }

    /** These items. */
    public List<StoredItem> items(Handle handle, UUID version, List<String> ids) {
        return handle.createQuery("""
                        select item_id, content, facts, metadata from item
                        where dataset_version = :version and item_id = any(:ids) order by item_id
                        """)
                .bind("version", version)
                .bindArray("ids", String.class, ids.toArray())
                .map((row, context) -> new StoredItem(
                        row.getString("item_id"), row.getString("content"), Rows.facts(row), row.getString("metadata")))
                .list();
    }
}
