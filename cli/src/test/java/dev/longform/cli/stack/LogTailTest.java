package dev.longform.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrongIsNotHiddenBehindAStackTrace() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), """
                starting
                Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
                \tat io.zonky.EmbeddedPostgres.extractTxz(EmbeddedPostgres.java:747)
                \tat java.base/java.lang.Thread.run(Thread.java:1583)
                Caused by: java.io.IOException: no space
                \tat a.B$C.<init>(B.java:1)
                \t... 3 more
                """);

        assertThat(LogTail.of(log).lines())
                .containsExactly(
                        "",
                        "  starting",
                        "  Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space",
                        "  Caused by: java.io.IOException: no space");
    }

    @Test
    void onlyTheLastFiveLinesAreShown() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), "1\n2\n\n3\n4\n5\n6\n");

        assertThat(LogTail.of(log)).isEqualTo("\n  2\n  3\n  4\n  5\n  6");
    }
}
