package dev.longform.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** One small file for each running local system, so that other commands find it. Files of dead ones are ignored. */
public final class StackFiles {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Path directory;

    public StackFiles(Path directory) {
        this.directory = directory;
    }

    /** Those of this user. */
    public static StackFiles ofUser() {
        return new StackFiles(UserDirectory.of("stacks"));
    }

    /** Announces a system. */
    void publish(StackInfo info) {
        try {
            Files.createDirectories(directory);
            Path draft = directory.resolve(info.pid() + ".draft");
            JSON.writeValue(draft.toFile(), info);
            Files.move(draft, file(info.pid()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("the file that tells other commands about this system cannot be written: " + e, e);
        }
    }

    /** Takes an announcement back. */
    void withdraw(long pid) {
        try {
            Files.deleteIfExists(file(pid));
        } catch (IOException e) {
            throw new Failure("the file " + file(pid) + " cannot be deleted: " + e, e);
        }
    }

    /** The running system that was started last. */
    public Optional<StackInfo> newest() {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(StackFiles::read)
                    .filter(StackInfo::alive)
                    .max(Comparator.comparing(StackInfo::startedAt));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stream<StackInfo> read(Path file) {
        try {
            return Stream.of(JSON.readValue(file.toFile(), StackInfo.class));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Path file(long pid) {
        return directory.resolve(pid + ".json");
    }
}
