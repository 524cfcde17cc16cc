package dev.longform.cli.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started.
 *
 * @param title its name in messages
 * @param command the program with its arguments
 * @param environment added to the environment of this process
 * @param log where its output goes
 * @param address what a client connects to, for messages
 * @param port must be free before it is started; 0 when the child sees to that itself
 * @param readiness when it can be used
 * @param patience how long it may take to get ready, and to end when it is asked to
 */
record ChildSpec(
        String title,
        List<String> command,
        Map<String, String> environment,
        Path log,
        String address,
        int port,
        Readiness readiness,
        Patience patience) {
    /**
     * Limits of time.
     *
     * @param ready until it is ready
     * @param end from the request to end until it is killed
     * @param firstWait before the first new start after a death; doubled each time
     * @param longestWait where the doubling ends
     */
    record Patience(Duration ready, Duration end, Duration firstWait, Duration longestWait) {
        static final Patience USUAL = new Patience(
                Duration.ofMinutes(3), Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofSeconds(30));
    }
}
