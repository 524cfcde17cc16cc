package dev.longform.cli.stack;

import dev.longform.cli.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the built parts are, and the Java that runs them. */
public final class Installation {
    private final Path root;
    private final Path services;

    /**
     * @param root the directory with the modules
     */
    public Installation(Path root) {
        this(normal(root), normal(root));
    }

    private Installation(Path root, Path services) {
        this.root = root;
        this.services = services;
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The one that this process was started from; the launcher names it. */
    public static Installation ofLauncher() {
        String root = System.getProperty("longform.root");
        if (root == null) {
            throw new Failure("the system property longform.root is not set"
                    + "\nstart this command with the 'longform' script at the project's root");
        }
        return new Installation(Path.of(root));
    }

    /**
     * The same command, broker and database with the services of another checkout.
     *
     * @throws Failure when not all services are built there
     */
    public Installation withServicesOf(Path checkout) {
        Installation mixed = new Installation(root, normal(checkout));
        Part.SERVICES.stream()
                .map(mixed::jar)
                .filter(Files::notExists)
                .findFirst()
                .ifPresent(missing -> {
                    throw new Failure(
                            checkout + " is not a built checkout: " + mixed.services.relativize(missing)
                                    + " is missing\nname the root of a checkout, and build it there with 'mvn package -DskipTests'");
                });
        return mixed;
    }

    /** The commit that the services' checkout stands at, shortened, as git tells it; {@code unknown} when it does not. */
    public String commit() {
        return Commit.of(services);
    }

    /** A file that ships with the project, such as {@code demo/dataset.jsonl}. */
    public Path file(String name) {
        return existing(root.resolve(name));
    }

    /** The packaged application of a service. */
    Path application(Part service) {
        return existing(jar(service));
    }

    private Path jar(Part service) {
        return services.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The jar of this command. */
    Path commandJar() {
        return existing(root.resolve("cli/target/cli.jar"));
    }

    /** The class path of the broker and the database. */
    String libraries() {
        return existing(root.resolve("cli/target/lib")) + "/*";
    }

    /** The Java that runs this process. */
    String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What every child is started with. */
    List<String> javaFlags(Part part) {
        return List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx" + part.heapMegabytes() + "m",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new Failure(path + " is missing\nbuild the project with 'mvn package' at its root");
        }
        return path;
    }
}
