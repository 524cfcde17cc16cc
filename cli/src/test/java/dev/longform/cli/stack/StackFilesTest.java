package dev.longform.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFilesTest {
    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final Instant STARTED = SELF.info().startInstant().orElseThrow();

    @TempDir
    Path directory;

    @Test
    void aRunningSystemIsFoundUntilItIsWithdrawn() {
        StackFiles files = new StackFiles(directory.resolve("stacks"));
        assertThat(files.newest()).isEmpty();
        files.publish(info(SELF.pid(), STARTED));
        assertThat(files.newest()).contains(info(SELF.pid(), STARTED));
        files.withdraw(SELF.pid());
        assertThat(files.newest()).isEmpty();
        files.withdraw(SELF.pid());
    }

    @Test
    void aDeadOneIsIgnored() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        StackFiles files = new StackFiles(directory);
        files.publish(info(ended.pid(), STARTED));
        assertThat(files.newest()).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotMistakenForIt() {
        StackFiles files = new StackFiles(directory);
        files.publish(info(SELF.pid(), STARTED.minusSeconds(60)));
        assertThat(files.newest()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsIgnored() throws Exception {
        StackFiles files = new StackFiles(directory);
        Files.writeString(directory.resolve("1.json"), "{");
        assertThat(files.newest()).isEmpty();
    }

    private static StackInfo info(long pid, Instant startedAt) {
        return new StackInfo(pid, startedAt, "d", "http://127.0.0.1:1", "http://127.0.0.1:2");
    }
}
