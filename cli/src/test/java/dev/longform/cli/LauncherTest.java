package dev.longform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, in a project of its own with a Java and a Maven that only note how they were called. */
class LauncherTest {
    private static final List<String> SERVICES = List.of(
            "dataset-service", "needle-generator-service", "scoring-service", "judge-service", "aggregator-service");
    private static final List<String> TOOLS = List.of(
            "dirname",
            "readlink",
            "sed",
            "find",
            "head",
            "mkdir",
            "mv",
            "rm",
            "cat",
            "sleep",
            "grep",
            "sh",
            "echo",
            "touch");

    @TempDir
    Path directory;

    private Path project;
    private Path bin;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(directory.resolve("a project"));
        bin = Files.createDirectories(directory.resolve("bin"));
        Files.copy(Path.of("..", "longform"), project.resolve("longform"));
        for (String tool : TOOLS) {
            Path found = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(bin.resolve(tool), found);
        }
        fakeJdk();
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("cli/src/main"));
        Files.writeString(project.resolve("cli/src/main/Main.java"), "class Main {}");
    }

    @Test
    void whatIsBuiltIsRunWithTheNewestJavaFromAnywhereAndThroughALink() throws Exception {
        build(Instant.now().plusSeconds(5));
        Path link = Files.createSymbolicLink(directory.resolve("lf"), Path.of("a project", "longform"));
        Result result = run(link, "runs", "list all");
        assertThat(result.out()).contains("-Dlongform.root=" + project + "|", "|dev.longform.cli.Main|runs|list all|");
        assertThat(result.out()).contains("|-Dlongform.terminal=false|", "|--enable-native-access=ALL-UNNAMED|");
        assertThat(result.code()).isZero();
    }

    @Test
    void aMissingMavenIsNamedWithItsPackage() throws Exception {
        Result result = run(project.resolve("longform"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo("longform: building needs Maven (mvn), and it was not found.\n"
                        + "On Debian or Ubuntu: apt-get install maven\n");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndItsLog() throws Exception {
        script(bin.resolve("mvn"), "echo '[ERROR] no such symbol'; exit 1");
        Result result = run(project.resolve("longform"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo("building (first time, a few minutes)...\n[ERROR] no such symbol\n"
                        + "longform: the build failed; see " + project + "/target/longform-build.log\n");
    }

    @Test
    void manyCommandsAtOnceBuildOnce() throws Exception {
        manyCommandsBuildOnce();
    }

    @Test
    void manyCommandsAtOnceBuildOnceWithFlockToo() throws Exception {
        Files.createSymbolicLink(bin.resolve("flock"), Path.of("/usr/bin/flock"));
        manyCommandsBuildOnce();
    }

    @Test
    void theLockOfADeadBuildIsBroken() throws Exception {
        fakeMaven();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path lock = Files.createDirectories(project.resolve("target/longform-build.lock.d"));
        Files.writeString(lock.resolve("pid"), ended.pid() + "\n");
        assertThat(run(project.resolve("longform")).code()).isZero();
        assertThat(lock).doesNotExist();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuiltAndAnUnchangedOneIsNot() throws Exception {
        fakeMaven();
        build(Instant.now().minusSeconds(60));
        run(project.resolve("longform"));
        run(project.resolve("longform"));
        assertThat(builds()).isEqualTo(1);
        Files.setLastModifiedTime(
                project.resolve("cli/src/main/Main.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        run(project.resolve("longform"));
        assertThat(builds()).isEqualTo(2);
    }

    private void manyCommandsBuildOnce() throws Exception {
        fakeMaven();
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commands.add(start(project.resolve("longform")));
        }
        for (Process command : commands) {
            assertThat(command.waitFor()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
    }

    private void fakeJdk() throws IOException {
        Path home = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"99.0.1\"\n");
        script(home.resolve("bin/java"), "printf '%s|' \"$@\"");
        script(home.resolve("bin/javac"), "exit 0");
    }

    /** A Maven that takes its time, counts its calls, and builds every jar. */
    private void fakeMaven() throws IOException {
        StringBuilder body = new StringBuilder("sleep 1\necho built >>'" + directory.resolve("builds") + "'\n");
        for (Path jar : jars()) {
            body.append("mkdir -p '%s' && touch '%s'%n".formatted(jar.getParent(), jar));
        }
        body.append("mkdir -p '").append(project.resolve("cli/target/lib")).append("'\n");
        script(bin.resolve("mvn"), body.toString());
    }

    private void build(Instant at) throws IOException {
        Files.createDirectories(project.resolve("cli/target/lib"));
        for (Path jar : jars()) {
            Files.createDirectories(jar.getParent());
            Files.writeString(jar, "");
            Files.setLastModifiedTime(jar, FileTime.from(at));
        }
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>(List.of(project.resolve("cli/target/cli.jar")));
        SERVICES.forEach(s -> jars.add(project.resolve(s).resolve("target/quarkus-app/quarkus-run.jar")));
        return jars;
    }

    private long builds() throws IOException {
        return Files.readAllLines(directory.resolve("builds")).size();
    }

    private record Result(int code, String out) {}

    private Result run(Path script, String... args) throws IOException, InterruptedException {
        Process process = start(script, args);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out);
    }

    private Process start(Path script, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(bin.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().remove("LONGFORM_BUILD");
        return builder.start();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
