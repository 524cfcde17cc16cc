package dev.longform.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ready when the child has printed the line {@code ready}. */
final class ReadyLine implements Readiness {
    @Override
    public boolean isReady(Path log, long from) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .anyMatch(line -> line.strip().equals("ready"));
        }
    }
}
