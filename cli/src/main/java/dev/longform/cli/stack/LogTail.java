package dev.longform.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for a message. */
final class LogTail {
    private static final int LINES = 5;

    private LogTail() {}

    /** The last lines, each on a line of its own and indented; empty when there are none. */
    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            StringBuilder tail = new StringBuilder();
            lines.subList(Math.max(0, lines.size() - LINES), lines.size())
                    .forEach(line -> tail.append("\n  ").append(line));
            return tail.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
