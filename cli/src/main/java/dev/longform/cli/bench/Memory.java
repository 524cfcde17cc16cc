package dev.longform.cli.bench;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux says of the memory of a process and its children. */
final class Memory {
    private static final double KB_PER_MB = 1024;

    private Memory() {}

    /** Resident now, in MB. */
    static double resident(ProcessHandle process) {
        return megabytes(process, "VmRSS:");
    }

    /** The most that was ever resident, in MB. */
    static double peak(ProcessHandle process) {
        return megabytes(process, "VmHWM:");
    }

    private static double megabytes(ProcessHandle process, String field) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(each -> kilobytes(each, field))
                        .sum()
                / KB_PER_MB;
    }

    private static long kilobytes(ProcessHandle process, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new Failure("the memory of process " + process.pid() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
