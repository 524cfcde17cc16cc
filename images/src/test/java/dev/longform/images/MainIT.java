package dev.longform.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the profile {@code images}, in a process with the libraries that it has there. */
class MainIT {

    @TempDir
    private Path directory;

    @Test
    void aRegistryThatCannotBeReachedIsNamed() throws Exception {
        String registry = "localhost:" + unusedPort();
        Path output = directory.resolve("output");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        "target/classes" + File.pathSeparator + Files.readString(Path.of("target/runtime.classpath")),
                        Main.class.getName(),
                        "--root=" + ImagesIT.ROOT,
                        "--version=1.2.3",
                        "--base=" + registry + "/java:25",
                        "--insecure=true",
                        "--work=" + directory)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(output))
                .contains("images: ", registry, "Connection refused")
                .doesNotContain("NoClassDefFoundError", "NullPointerException");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static int unusedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
