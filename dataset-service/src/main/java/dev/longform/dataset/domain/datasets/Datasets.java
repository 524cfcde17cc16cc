package dev.longform.dataset.domain.datasets;

import dev.longform.contracts.DatasetSummary;
import dev.longform.dataset.persistence.DatasetRepository;
import dev.longform.dataset.persistence.ItemRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** The datasets that are there. A version never changes. */
@ApplicationScoped
public class Datasets {
    private final Jdbi jdbi;
    private final DatasetRepository versions;
    private final ItemRepository items;

    public Datasets(Jdbi jdbi, DatasetRepository versions, ItemRepository items) {
        this.jdbi = jdbi;
        this.versions = versions;
        this.items = items;
    }

    /** Whether a dataset may be called so. */
    public static boolean isName(String name) {
        return name != null && DatasetReference.NAME.matcher(name).matches();
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

    /**
     * Hands out a version's items as lines that an import reads, in the order of their ids' bytes. Reads page by page
     * and holds no connection while {@code action} runs: a slow reader costs nothing.
     *
     * @param version its id
     */
    public void forEachLine(UUID version, Consumer<String> action) {
        int rows = jdbi.withHandle(handle -> items.pageRows(handle, version));
        Optional<StoredItem> last = Optional.empty();
        List<StoredItem> page;
        do {
            Optional<String> after = last.map(StoredItem::id);
            page = jdbi.withHandle(handle -> items.page(handle, version, after, rows));
            for (StoredItem item : page) {
                action.accept(ItemContent.line(item.content(), item.facts(), item.metadata()));
                last = Optional.of(item);
            }
        } while (page.size() == rows);
    }
}
