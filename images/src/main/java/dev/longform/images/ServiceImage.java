package dev.longform.images;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the image of a service holds and how it starts: its packaged application over a base image with Java, the same
 * bytes on every platform. What rarely changes is a layer of its own.
 *
 * @param service the service's module, as {@code judge-service}
 * @param application the directory that Quarkus packaged, {@code target/quarkus-app}
 */
public record ServiceImage(String service, Path application) {
    /** The services, in the order in which they are built. */
    public static final List<String> SERVICES = List.of(
            "dataset-service", "needle-generator-service", "scoring-service", "judge-service", "aggregator-service");

    public static final List<Platform> PLATFORMS =
            List.of(new Platform("amd64", "linux"), new Platform("arm64", "linux"));

    /** User and group; numbers, so that Kubernetes can see that it is not root. */
    public static final String USER = "1001:1001";

    /** Eclipse Temurin's JRE 25 on Ubuntu 24.04, which has the {@code sleep} and {@code bash} that the manifests use. */
    public static final String BASE = "eclipse-temurin:25.0.3_9-jre-noble";

    private static final String REPOSITORY = "longform";
    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

    /** Quarkus' own log manager, an end instead of a crippled life, and no warnings of what libraries do. */
    private static final List<String> ENTRY_POINT = List.of(
            "java",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            HOME + "/quarkus-run.jar");

    /**
     * The image of a service of this project.
     *
     * @param root the project's directory
     * @throws NoSuchFileException when the service is not packaged
     */
    public static ServiceImage of(Path root, String service) throws NoSuchFileException {
        Path application = root.resolve(service).resolve("target/quarkus-app");
        if (!Files.isRegularFile(application.resolve("quarkus-run.jar"))) {
            throw new NoSuchFileException(
                    application.toString(), null, "the service is not packaged; run 'mvn -DskipTests package' first");
        }
        return new ServiceImage(service, application);
    }

    /**
     * The image's name as the manifests and {@code compose.yaml} have it, without a registry.
     *
     * @param version the tag
     */
    public static String name(String service, String version) {
        return name(REPOSITORY, service, version);
    }

    static String name(String repository, String service, String version) {
        return repository + "/" + service + ":" + version;
    }

    /** Lays the application over a base image. */
    JibContainerBuilder over(JibContainerBuilder base, String version) throws IOException {
        return base.addFileEntriesLayer(layer("libraries", this::isLibrary))
                .addFileEntriesLayer(layer("application", file -> !isLibrary(file)))
                .setWorkingDirectory(HOME)
                .setEntrypoint(ENTRY_POINT)
                .setUser(USER)
                .setLabels(Map.of(
                        "org.opencontainers.image.title",
                        "longform " + service,
                        "org.opencontainers.image.version",
                        version,
                        "org.opencontainers.image.licenses",
                        "Apache-2.0"));
    }

    private FileEntriesLayer layer(String name, Predicate<Path> wanted) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(wanted).sorted().toList()) {
                layer.addEntry(file, HOME.resolve(application.relativize(file)));
            }
        }
        return layer.build();
    }

    /** A library of others: this project's own change with every build. */
    private boolean isLibrary(Path file) {
        return application.relativize(file).startsWith("lib")
                && !file.getFileName().toString().startsWith("dev.longform.");
    }
}
