package dev.longform.cli.stack;

import dev.longform.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One process of a child, from its start to its death. */
final class Life {
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * Ctrl-C, a closed terminal and signals to the process group concern the parent, which then stops its children in
     * order: each gets a session of its own where the system has the program for it, and is deaf to the keyboard.
     */
    private static final String APART =
            "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi";

    private final ChildSpec spec;
    private final Process process;
    private final long logFrom;
    private final long started = System.nanoTime();

    private Life(ChildSpec spec, Process process, long logFrom) {
        this.spec = spec;
        this.process = process;
        this.logFrom = logFrom;
    }

    /**
     * Starts a process. Its standard input is a pipe from this process, so that it sees when this process is gone.
     *
     * @throws IOException when the program cannot be started, or its port is taken
     */
    static Life begin(ChildSpec spec) throws IOException {
        if (spec.port() > 0 && !Ports.isFree(spec.port())) {
            throw new IOException("port " + spec.port() + " is taken by another program");
        }
        Files.createDirectories(spec.log().getParent());
        long logFrom = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", APART, "longform"));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return new Life(spec, builder.start(), logFrom);
    }

    Process process() {
        return process;
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Waits until it is ready. False when it died, took too long (it is killed then), or nobody wants it any more. */
    boolean awaitReady(BooleanSupplier unwanted) throws InterruptedException {
        while (process.isAlive() && !unwanted.getAsBoolean()) {
            if (isReady()) {
                return true;
            }
            if (age().compareTo(spec.patience().ready()) > 0) {
                process.destroyForcibly();
                return false;
            }
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** Waits for its death, and says how it came. */
    String awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
    }

    /** Asks it to end. */
    void ask() {
        process.destroy();
    }

    /** Waits for its end; kills it when it takes too long. Returns whether it had to be killed. */
    boolean awaitOrKill() {
        try {
            if (process.waitFor(spec.patience().end().toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private boolean isReady() {
        try {
            return spec.readiness().isReady(spec.log(), logFrom);
        } catch (IOException e) {
            return false;
        }
    }
}
