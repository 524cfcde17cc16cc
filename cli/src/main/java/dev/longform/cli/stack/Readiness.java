package dev.longform.cli.stack;

import java.io.IOException;
import java.nio.file.Path;

/** Tells whether a child that was started can be used. */
@FunctionalInterface
interface Readiness {
    /**
     * @param log the child's output
     * @param from where in the log this start's output begins, in bytes
     * @throws IOException when it cannot be told now; asked again later
     */
    boolean isReady(Path log, long from) throws IOException;
}
