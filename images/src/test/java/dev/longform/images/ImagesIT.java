package dev.longform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ContainerBuildPlan;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The images of the packaged services; no registry can be asked, so that the base image is one made here. */
class ImagesIT {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> SERVICES = ServiceImage.SERVICES;

    private static final List<String> INTEL = List.of("x86_64", "x86-64", "amd64", "x64");
    private static final String UNUSED = "com.aayushatharva.brotli4j.";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void anImageHoldsEveryFileOfTheApplicationOnceAndLibrariesOfOthersBelow(String service) throws Exception {
        ServiceImage image = ServiceImage.of(ROOT, service);

        List<FileEntriesLayer> layers = layers(image);

        assertThat(layers).extracting(FileEntriesLayer::getName).containsExactly("libraries", "application");
        assertThat(layers.stream().flatMap(layer -> layer.getEntries().stream()).map(entry -> entry.getExtractionPath()
                        .toString()))
                .containsExactlyInAnyOrderElementsOf(files(image.application()).stream()
                        .map(file -> "/app/" + image.application().relativize(file))
                        .toList());
        assertThat(layers.get(0).getEntries())
                .hasSizeGreaterThan(50)
                .noneMatch(
                        entry -> entry.getSourceFile().getFileName().toString().startsWith("dev.longform"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatIsNativeForIntelIsThereForArmToo(String service) throws Exception {
        Set<String> intel = new TreeSet<>();
        Set<String> arm = new TreeSet<>();
        for (FileEntriesLayer layer : layers(ServiceImage.of(ROOT, service))) {
            for (FileEntry entry : layer.getEntries()) {
                String name = entry.getSourceFile().getFileName().toString();
                if (name.endsWith(".jar") && !name.startsWith(UNUSED)) {
                    natives(entry.getSourceFile(), intel, arm);
                }
            }
        }

        assertThat(intel).isNotEmpty();
        assertThat(arm).containsAll(intel);
    }

    @Test
    void theImageOfEachPlatformHasItsBaseAndTheSameServiceOnTop() throws Exception {
        ServiceImage image = ServiceImage.of(ROOT, "judge-service");
        ImageWriter writer = new ImageWriter("1.2.3", directory, false, line -> {});
        List<ImageFile> written = new ArrayList<>();
        for (Platform platform : ServiceImage.PLATFORMS) {
            Path file = writer.write(image, Jib.from(base(platform)), platform, directory.resolve("images"));
            assertThat(file).hasFileName("judge-service-1.2.3-" + platform.getArchitecture() + ".tar");
            written.add(ImageFile.read(file));
        }

        assertThat(written)
                .extracting(file -> file.config().path("architecture").asText())
                .containsExactly("amd64", "arm64");
        for (ImageFile file : written) {
            assertThat(file.tags()).containsExactly("longform/judge-service:1.2.3");
            assertThat(file.config().path("os").asText()).isEqualTo("linux");
            assertThat(file.config().at("/config/User").asText()).isEqualTo("1001:1001");
            assertThat(file.config().at("/config/WorkingDir").asText()).isEqualTo("/app");
            assertThat(ImageFile.texts(file.config().at("/config/Env"))).containsExactly("PATH=/opt/java/bin");
            assertThat(file.entryPoint()).startsWith("java").endsWith("-jar", "/app/quarkus-run.jar");
            assertThat(file.config().at("/config/Cmd").isMissingNode()).isTrue();
            assertThat(file.contents()).hasSize(3);
        }
        List<String> amd64 = written.get(0).contents();
        List<String> arm64 = written.get(1).contents();
        assertThat(arm64.get(0)).isNotEqualTo(amd64.get(0));
        assertThat(arm64.subList(1, 3)).isEqualTo(amd64.subList(1, 3));
    }

    @Test
    void aServiceThatIsNotPackagedIsNamed() {
        assertThatThrownBy(() -> ServiceImage.of(directory, "judge-service"))
                .hasMessageContaining(directory.resolve("judge-service") + "/target/quarkus-app")
                .hasMessageContaining("mvn -DskipTests package");
    }

    /** A base image with a file of its own for each platform, an environment, and a command that must not survive. */
    private TarImage base(Platform platform) throws Exception {
        Path java = Files.writeString(directory.resolve("java"), "java for " + platform.getArchitecture());
        Path file = directory.resolve("base-" + platform.getArchitecture() + ".tar");
        JibContainerBuilder base = Jib.fromScratch()
                .setPlatforms(Set.of(platform))
                .addLayer(List.of(java), AbsoluteUnixPath.get("/opt/java/bin"))
                .addEnvironmentVariable("PATH", "/opt/java/bin")
                .setEntrypoint("/of-the-base.sh")
                .setProgramArguments("of-the-base");
        base.containerize(Containerizer.to(TarImage.at(file).named("base")).setApplicationLayersCache(directory));
        return TarImage.at(file);
    }

    private static List<FileEntriesLayer> layers(ServiceImage image) throws IOException {
        ContainerBuildPlan plan = image.over(Jib.fromScratch(), "1.2.3").toContainerBuildPlan();
        return plan.getLayers().stream().map(FileEntriesLayer.class::cast).toList();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Adds a library's shared objects for Linux, Intel's under the name that they should have for ARM. */
    private static void natives(Path library, Set<String> intel, Set<String> arm) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            for (String name : jar.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.contains("linux") && entry.endsWith(".so"))
                    .collect(Collectors.toSet())) {
                String generic = INTEL.stream().reduce(name, (path, label) -> path.replace(label, "aarch64"));
                (generic.equals(name) ? arm : intel).add(generic);
            }
        }
    }
}
