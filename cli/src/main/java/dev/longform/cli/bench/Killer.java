package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sends SIGKILL to parts of a local system. */
final class Killer {
    private static final String DATABASE = "postgresql";

    /** What may be killed: each in turn. */
    private static final List<String> VICTIMS =
            List.of("scoring-service", "judge-service", "dataset-service", "aggregator-service", "kafka", DATABASE);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Laboratory laboratory;

    Killer(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** Whom to kill, and how many seconds after the runs started. */
    record Kill(String victim, double second) {}

    /**
     * Draws times within the time that an undisturbed run takes.
     *
     * @param kills how many
     * @param before how many there were before: the victims take turns
     * @param seed draws the times, together with {@code before}
     * @param seconds how long an undisturbed run takes
     */
    static List<Kill> plan(int kills, int before, long seed, double seconds) {
        double[] times = new Random(seed + before)
                .doubles(kills, 0.05 * seconds, 0.95 * seconds)
                .sorted()
                .toArray();
        return IntStream.range(0, kills)
                .mapToObj(i -> new Kill(VICTIMS.get((before + i) % VICTIMS.size()), times[i]))
                .toList();
    }

    /** Kills at the given times; whoever is down just then is killed as soon as it is there again. */
    void execute(List<Kill> kills) {
        long started = System.nanoTime();
        for (Kill kill : kills) {
            sleep((long) (kill.second() * 1000) - (System.nanoTime() - started) / 1_000_000);
            kill(kill.victim(), started);
        }
    }

    private void kill(String victim, long started) {
        ProcessHandle process = laboratory.session().processes().get(victim);
        while (process == null) {
            sleep(POLL.toMillis());
            process = laboratory.session().processes().get(victim);
        }
        laboratory.say(String.format("%.1f s: SIGKILL to %s", (System.nanoTime() - started) / 1e9, victim));
        if (victim.equals(DATABASE)) {
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }

    /** The database server itself: it is no child of the process that keeps it. */
    private Optional<ProcessHandle> postmaster() {
        Path file = laboratory.session().directory().resolve(DATABASE).resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(String::trim).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(Math.max(0, milliseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
