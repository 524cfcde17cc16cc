package dev.longform.cli.stack;

import java.time.Instant;

/**
 * What other commands need to know about a running local system.
 *
 * @param pid the process that started it
 * @param startedAt when that process started: tells it from a later one with the same number
 * @param directory where its data and logs are
 * @param datasetUrl the roots of dataset-service, with commas between them
 * @param aggregatorUrl the roots of aggregator-service, with commas between them
 */
public record StackInfo(long pid, Instant startedAt, String directory, String datasetUrl, String aggregatorUrl) {
    /** Whether the process is still there. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info()
                        .startInstant()
                        .map(start -> start.equals(startedAt))
                        .orElse(true))
                .isPresent();
    }
}
