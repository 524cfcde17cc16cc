package dev.longform.dataset.domain.needles;

import dev.longform.contracts.Item;
import dev.longform.dataset.domain.datasets.Document;
import dev.longform.dataset.domain.datasets.DocumentReader;
import dev.longform.dataset.domain.datasets.ItemContent;
import dev.longform.dataset.domain.datasets.Sha256;
import dev.longform.dataset.domain.datasets.StoredItem;
import dev.longform.dataset.domain.datasets.Tokens;
import dev.longform.dataset.persistence.ItemRepository;
import dev.longform.dataset.persistence.NeedleSourceRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Gathers the sources of one plan: documents that reach at least its shortest length, each text once. Where haystacks are
 * written, a source is a prompt, each once, that may become as long as the plan's longest row.
 */
final class SourceStore {
    /** Ids of items are made from ids of sources. */
    private static final int LONGEST_ID_BYTES = 500;

    private final Handle handle;
    private final NeedleSourceRepository sources;
    private final UUID plan;
    private final int shortest;
    private final int writtenTo;
    private final Set<String> texts = new HashSet<>();
    private int longest;
    private int stored;

    SourceStore(Handle handle, NeedleSourceRepository sources, UUID plan, PlanSpec spec) {
        this.handle = handle;
        this.sources = sources;
        this.plan = plan;
        this.shortest = HaystackPlanner.shortest(spec.lengths().get(0), spec.lengths());
        this.writtenTo =
                spec.writesHaystacks() ? spec.lengths().get(spec.lengths().size() - 1) : 0;
    }

    /** The longest response of each item, in words; of several the first. */
    void addItems(ItemRepository items, UUID version) {
        int rows = items.pageRows(handle, version);
        Optional<String> last = Optional.empty();
        List<StoredItem> page;
        do {
            page = items.page(handle, version, last, rows);
            page.forEach(writtenTo > 0 ? this::addPrompt : this::addLongest);
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == rows);
    }

    void addDocuments(DocumentReader documents) throws IOException {
        documents.forEach(this::add);
    }

    /**
     * @throws InvalidPlan when no document is long enough
     */
    void check() {
        if (stored == 0) {
            throw new InvalidPlan("no document reaches the shortest length: " + shortest
                    + " tokens are needed, the longest has " + longest);
        }
    }

    private void addLongest(StoredItem stored) {
        Item item = ItemContent.toItem(stored.content());
        List<Integer> words = stored.facts().words();
        int candidate = words.indexOf(words.stream().max(Integer::compare).orElseThrow());
        add(new Document(
                item.id(),
                item.subset(),
                item.prompt(),
                item.candidates().get(candidate).text()));
    }

    private void addPrompt(StoredItem stored) {
        Item item = ItemContent.toItem(stored.content());
        if (texts.add(Sha256.shortHex(item.prompt().toString()))) {
            insert(new Document(item.id(), item.subset(), item.prompt(), ""), writtenTo);
        }
    }

    private void add(Document document) {
        int tokens = Tokens.count(document.text());
        longest = Math.max(longest, tokens);
        if (tokens >= shortest && texts.add(Sha256.shortHex(document.text()))) {
            insert(document, tokens);
        }
    }

    private void insert(Document document, int tokens) {
        String id = document.id().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID_BYTES
                ? document.id()
                : "sha256:" + Sha256.shortHex(document.id());
        sources.insert(handle, plan, new Source(id, document.subset(), document.prompt(), document.text(), tokens));
        stored++;
    }
}
