package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.persistence.ItemRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Reads lines into the items of one version, in batches, inside a transaction that its caller ends. After a bad line
 * that may not be skipped it reads on only to find the other bad lines.
 */
final class DatasetImport {
    static final int MAX_SUBSETS = 500;

    private static final int BATCH_ITEMS = 200;
    private static final int BATCH_BYTES = 2 * 1024 * 1024;

    private final Handle handle;
    private final ItemRepository items;
    private final UUID version;
    private final boolean skipBad;
    private final BadLines badLines = new BadLines();
    private final StatisticsCollector statistics = new StatisticsCollector();
    private final Set<String> subsets = new HashSet<>();
    private final List<ParsedItem> batch = new ArrayList<>();
    private long batchBytes;

    DatasetImport(Handle handle, ItemRepository items, UUID version, boolean skipBad) {
        this.handle = handle;
        this.items = items;
        this.version = version;
        this.skipBad = skipBad;
    }

    /** Reads to the end. */
    void read(LineReader lines) throws IOException {
        while (lines.next()) {
            try {
                accept(lines);
            } catch (BadLineException e) {
                badLines.add(lines.number(), e.getMessage());
            }
        }
        flush();
    }

    /** Takes objects instead of lines; they are numbered as if they were. */
    void take(Consumer<Consumer<ObjectNode>> lines) {
        AtomicLong number = new AtomicLong();
        lines.accept(line -> {
            try {
                add(ItemParser.item(number.incrementAndGet(), line));
            } catch (BadLineException e) {
                badLines.add(number.get(), e.getMessage());
            }
        });
        flush();
    }

    BadLines badLines() {
        return badLines;
    }

    StatisticsCollector statistics() {
        return statistics;
    }

    private void accept(LineReader lines) throws BadLineException {
        lines.checkLength();
        if (!lines.blank()) {
            add(ItemParser.parse(lines.number(), lines.bytes(), lines.start(), lines.length() - lines.start()));
        }
    }

    private void add(ParsedItem item) throws BadLineException {
        if (subsets.size() == MAX_SUBSETS && !subsets.contains(item.item().subset())) {
            throw new BadLineException("more than " + MAX_SUBSETS + " subsets");
        }
        subsets.add(item.item().subset());
        batch.add(item);
        batchBytes += item.encodedBytes();
        if (batch.size() >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() {
        boolean[] inserted = items.insert(handle, version, batch);
        for (int i = 0; i < inserted.length; i++) {
            ParsedItem item = batch.get(i);
            if (!inserted[i]) {
                badLines.add(
                        item.line(),
                        "duplicate id '" + ItemParser.shown(item.item().id()) + "'");
            } else if (skipBad || badLines.none()) {
                statistics.add(item);
            }
        }
        batch.clear();
        batchBytes = 0;
    }
}
