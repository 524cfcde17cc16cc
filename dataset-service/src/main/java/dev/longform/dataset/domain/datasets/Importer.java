package dev.longform.dataset.domain.datasets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.DatasetRepository;
import dev.longform.dataset.persistence.ItemRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Imports datasets from streams of any length. An import is one transaction: it is there as a whole or not at all.
 * Memory is bounded by the longest line times {@value #AT_ONCE} imports at once.
 */
@ApplicationScoped
public class Importer {
    static final int AT_ONCE = 2;

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String BEFORE_ITEMS = "before_items";

    private final Jdbi jdbi;
    private final DatasetRepository versions;
    private final ItemRepository items;
    private final Audit audit;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Importer(Jdbi jdbi, DatasetRepository versions, ItemRepository items, Audit audit) {
        this.jdbi = jdbi;
        this.versions = versions;
        this.items = items;
        this.audit = audit;
    }

    /**
     * Imports JSON Lines as the next version of {@code name}, unless a version with this content is there.
     *
     * @param upload plain or gzip; read to its end unless the import is refused before
     * @param declaredGzip whether the sender says that it is gzip
     * @param skipBad whether to import the good lines when there are bad ones
     * @throws InvalidName when the dataset cannot be named so
     * @throws ImportRefused when there are bad lines that may not be skipped, no items, or no end
     * @throws ImportsBusy when no place is free within a minute
     * @throws IOException when the upload breaks off
     */
    public ImportReport importAs(String name, InputStream upload, boolean declaredGzip, boolean skipBad)
            throws IOException {
        if (!Datasets.isName(name)) {
            throw new InvalidName();
        }
        takePlace();
        try {
            return jdbi.inTransaction(handle -> {
                LineReader lines = new LineReader(Decompression.open(upload, declaredGzip));
                return read(handle, name, lines, skipBad);
            });
        } finally {
            places.release();
        }
    }

    /**
     * Seals items that were made here, in the caller's transaction, as the next version of {@code name}, unless a
     * version with this content is there. When it throws, the transaction must be rolled back.
     *
     * @param lines hands every item to its argument, as the object that a line would have been
     * @param objection why these items must not become a version; empty when they may
     * @throws ImportRefused when one of them is no item, there are none, or there is an objection
     */
    public ImportReport seal(
            Handle handle,
            String name,
            Consumer<Consumer<ObjectNode>> lines,
            Function<DatasetStatistics, Optional<String>> objection) {
        handle.savepoint(BEFORE_ITEMS);
        UUID id = UUID.randomUUID();
        DatasetImport reading = new DatasetImport(handle, items, id, false);
        reading.take(lines);
        refuse(reading, false);
        objection
                .apply(reading.statistics().statistics(items.prompts(handle, id)))
                .ifPresent(reason -> {
                    throw new ImportRefused(reason);
                });
        return seal(handle, name, id, reading);
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ImportsBusy(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportsBusy(AT_ONCE);
        }
    }

    private ImportReport read(Handle handle, String name, LineReader lines, boolean skipBad) throws IOException {
        handle.savepoint(BEFORE_ITEMS);
        UUID id = UUID.randomUUID();
        DatasetImport reading = new DatasetImport(handle, items, id, skipBad);
        reading.read(lines);
        refuse(reading, skipBad);
        return seal(handle, name, id, reading);
    }

    private static void refuse(DatasetImport reading, boolean skipBad) {
        BadLines bad = reading.badLines();
        if (!bad.none() && !skipBad) {
            throw new ImportRefused(
                    bad.count() + (bad.count() == 1 ? " line is" : " lines are")
                            + " bad, nothing was imported; correct them, or leave them out with skipBad",
                    bad.first(),
                    bad.count());
        }
        if (reading.statistics().items() == 0) {
            throw new ImportRefused("there are no items in it, nothing was imported", bad.first(), bad.count());
        }
    }

    private static void refuseOtherNeedles(String name, int version, long elsewhere) {
        if (elsewhere > 0) {
            throw new ImportRefused(
                    "the items are those of " + name + "@" + version + ", but the needles of " + elsewhere
                            + " stand elsewhere, or are told otherwise; nothing was imported. Delete that version first"
                            + " ('longform datasets delete " + name + "@" + version + "'), or choose another name");
        }
    }

    /** From the lock on, imports of the same name wait for this transaction: its version number is the next. */
    private ImportReport seal(Handle handle, String name, UUID id, DatasetImport reading) {
        StatisticsCollector collected = reading.statistics();
        Sha256 content = new Sha256();
        items.forEachContent(handle, id, collected.largestItem(), item -> {
            content.add(item);
            content.add("\n");
        });
        String sha256 = content.hex();
        versions.lock(handle, name);
        OptionalInt same = versions.withContent(handle, name, sha256);
        int version = same.orElseGet(() -> versions.next(handle, name));
        if (same.isPresent()) {
            refuseOtherNeedles(name, version, versions.needlesElsewhere(handle, id, name, version));
            handle.rollbackToSavepoint(BEFORE_ITEMS);
        } else {
            DatasetStatistics statistics = collected.statistics(items.prompts(handle, id));
            versions.insert(
                    handle, new SealedVersion(id, name, version, sha256, Instant.now(), collected.items(), statistics));
            audit.note(
                    handle,
                    Action.IMPORT,
                    Kind.DATASET,
                    name + "@" + version,
                    collected.items() + " items, sha256 " + sha256);
        }
        BadLines bad = reading.badLines();
        return new ImportReport(
                name, version, sha256, collected.items(), same.isPresent(), bad.count(), bad.first(), bad.count());
    }
}
