package dev.longform.local.postgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where PostgreSQL's programs are unpacked: once for a version, in {@code longform.cache} when that system property is
 * set, else in the user's cache directory.
 */
final class PostgresBinaries {
    private static final String LIBRARY_PROPERTY = "ot.epg.working-dir";

    private PostgresBinaries() {}

    /** Tells the library, unless its own property says otherwise. */
    static void keepInOnePlace() {
        if (System.getProperty(LIBRARY_PROPERTY) == null) {
            System.setProperty(LIBRARY_PROPERTY, cache().resolve("postgres").toString());
        }
    }

    private static Path cache() {
        return Optional.ofNullable(System.getProperty("longform.cache"))
                .map(Path::of)
                .orElseGet(PostgresBinaries::userCache);
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("longform");
    }
}
