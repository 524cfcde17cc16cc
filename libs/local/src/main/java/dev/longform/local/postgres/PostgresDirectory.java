package dev.longform.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A data directory whose making may have been interrupted. */
final class PostgresDirectory {
    private final Path directory;

    PostgresDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Removes what an interrupted initialisation left. Such a directory has PostgreSQL's parts, but no server ever ran on
     * it: the first thing that a server does is to write down its options. So it holds nobody's data.
     */
    void removeUnfinished() throws IOException {
        boolean initialised = Files.isDirectory(directory.resolve("pg_wal"));
        if (!initialised || Files.exists(directory.resolve("postmaster.opts"))) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
