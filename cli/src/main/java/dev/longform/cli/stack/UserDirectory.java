package dev.longform.cli.stack;

import java.nio.file.Path;

/** Where the commands of one user leave notes for each other. */
final class UserDirectory {
    private UserDirectory() {}

    /** A file or directory for one purpose; it may not exist yet. */
    static Path of(String purpose) {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        Path root = runtime == null || runtime.isBlank()
                ? Path.of(System.getProperty("user.home"), ".longform")
                : Path.of(runtime, "longform");
        return root.resolve(purpose);
    }
}
