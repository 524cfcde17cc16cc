package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Resident memory of every part, its children included, and the time from {@code up} to ready. Linux only. */
final class FootprintBench {
    private static final double KB_PER_MB = 1024;

    private final Laboratory laboratory;

    FootprintBench(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** Reads the figures of now: call it when the system has worked. */
    List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "up to ready",
                laboratory.secondsToReady(),
                "s",
                "Kafka, PostgreSQL and five services, from an empty directory"));
        for (Map.Entry<String, ProcessHandle> part :
                laboratory.session().processes().entrySet()) {
            double kilobytes = Stream.concat(
                            Stream.of(part.getValue()), part.getValue().descendants())
                    .mapToLong(FootprintBench::residentKilobytes)
                    .sum();
            figures.add(new Figure(
                    "memory " + part.getKey(), kilobytes / KB_PER_MB, "MB", "resident after load, with its children"));
        }
        return figures;
    }

    private static long residentKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new Failure("the memory of process " + process.pid() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
