package dev.longform.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The last lines of a log, for a message: without the frames of stack traces, which would hide what was wrong. */
final class LogTail {
    private static final int LINES = 5;
    private static final Predicate<String> FRAME =
            Pattern.compile("\\s+(at [\\w.$/<>]+\\(.*|\\.\\.\\. \\d+ more)").asMatchPredicate();

    private LogTail() {}

    /** The last lines, each on a line of its own and indented; empty when there are none. */
    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !FRAME.test(line))
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
