package dev.longform.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path directory;

    @Test
    void servicesOfAnotherCheckoutComeWithThisCommand() throws IOException {
        Path other = directory.resolve("other");
        for (Part service : Part.SERVICES) {
            Path application = other.resolve(service.title()).resolve("target/quarkus-app");
            Files.createDirectories(application);
            Files.createFile(application.resolve("quarkus-run.jar"));
        }
        Files.createDirectories(directory.resolve("cli/target"));
        Files.createFile(directory.resolve("cli/target/cli.jar"));

        Installation mixed = new Installation(directory).withServicesOf(other);

        assertThat(mixed.application(Part.JUDGE))
                .isEqualTo(other.resolve("judge-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(mixed.commandJar()).isEqualTo(directory.resolve("cli/target/cli.jar"));
        assertThat(mixed.commit()).isEqualTo("unknown");
    }

    @Test
    void aDirectoryWithoutBuiltServicesIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new Installation(directory).withServicesOf(directory))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        directory + " is not a built checkout: dataset-service/target/quarkus-app/quarkus-run.jar is"
                                + " missing\nname the root of a checkout, and build it there with 'mvn package -DskipTests'");
    }
}
