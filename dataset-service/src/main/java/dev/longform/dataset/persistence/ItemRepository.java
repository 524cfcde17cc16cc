package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.datasets.ParsedItem;
import dev.longform.dataset.domain.datasets.PromptCounts;
import dev.longform.dataset.domain.datasets.StoredItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of dataset versions. */
@ApplicationScoped
public class ItemRepository {
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int FETCH_ROWS = 500;

    /**
     * Inserts those items whose id the version does not have yet.
     *
     * @return for each item whether it was inserted
     */
    public boolean[] insert(Handle handle, UUID version, List<ParsedItem> items) {
        boolean[] inserted = new boolean[items.size()];
        if (items.isEmpty()) {
            return inserted;
        }
        // 'select' instead of 'values': the driver may join batched 'values' into one statement and lose the row counts
        try (PreparedBatch batch = handle.prepareBatch("""
                insert into item (dataset_version, item_id, subset, content, facts, metadata, encoded_bytes)
                select :version, :id, :subset, :content, :facts::jsonb, :metadata::jsonb, :bytes
                on conflict do nothing
                """)) {
            for (ParsedItem item : items) {
                batch.bind("version", version)
                        .bind("id", item.item().id())
                        .bind("subset", item.item().subset())
                        .bind("content", item.content())
                        .bind("facts", Json.write(item.facts()))
                        .bind("metadata", item.metadata())
                        .bind("bytes", item.encodedBytes())
                        .add();
            }
            int[] counts = batch.execute();
            for (int i = 0; i < counts.length; i++) {
                inserted[i] = counts[i] == 1;
            }
            return inserted;
        }
    }

    /**
     * Hands out the canonical items in the order of their ids' bytes, a few at a time.
     *
     * @param largest bounds how many are held at once
     */
    public void forEachContent(Handle handle, UUID version, int largest, Consumer<String> action) {
        int rows = rows(largest);
        handle.createQuery("select content from item where dataset_version = :version order by item_id")
                .bind("version", version)
                .setFetchSize(rows)
                .mapTo(String.class)
                .useStream(contents -> contents.forEach(action));
    }

    /** How many items of a version may be held at once. */
    public int pageRows(Handle handle, UUID version) {
        return handle.createQuery("select coalesce(max(encoded_bytes), 0) from item where dataset_version = :version")
                .bind("version", version)
                .map((row, context) -> rows(row.getInt(1)))
                .one();
    }

    /**
     * The items that follow in the order of their ids' bytes.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<StoredItem> page(Handle handle, UUID version, Optional<String> after, int rows) {
        return handle.createQuery("""
                        select item_id, content, facts, metadata from item
                        where dataset_version = :version and item_id > :after order by item_id limit :rows
                        """)
                .bind("version", version)
                .bind("after", after.orElse(""))
                .bind("rows", rows)
                .map((row, context) -> new StoredItem(
                        row.getString("item_id"), row.getString("content"), Rows.facts(row), row.getString("metadata")))
                .list();
    }

    /** How the items share prompts. */
    public PromptCounts prompts(Handle handle, UUID version) {
        return handle.createQuery("""
                        select count(*) as clusters, coalesce(sum(items) filter (where items > 1), 0) as shared
                        from (select count(*) as items from item where dataset_version = :version
                              group by facts ->> 'cluster') prompts
                        """)
                .bind("version", version)
                .map((row, context) -> new PromptCounts(row.getLong("clusters"), row.getLong("shared")))
                .one();
    }

    private static int rows(int largest) {
        return Math.max(1, Math.min(FETCH_ROWS, FETCH_BYTES / Math.max(1, largest)));
    }
}
