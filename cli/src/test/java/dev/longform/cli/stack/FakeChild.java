package dev.longform.cli.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program for tests: notes each start in a file, says that it is ready, and does what it was told. */
public final class FakeChild {
    private FakeChild() {}

    /**
     * @param args a file to note starts in; {@code stay}, {@code fail} (ends at once) or {@code stubborn} (ignores the
     *     request to end)
     */
    public static void main(String[] args) throws Exception {
        Path starts = Path.of(args[0]);
        Files.writeString(
                starts,
                ProcessHandle.current().pid() + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
        if (args[1].equals("fail")) {
            System.out.println("the disk is full");
            System.exit(7);
        }
        if (args[1].equals("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeChild::sleep));
        }
        System.out.println("ready");
        sleep();
    }

    private static void sleep() {
        try {
            Thread.sleep(120_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
