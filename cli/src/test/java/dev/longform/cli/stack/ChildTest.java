package dev.longform.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final ChildSpec.Patience QUICK = new ChildSpec.Patience(
            Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1));

    private final List<String> events = new CopyOnWriteArrayList<>();
    private Child child;

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        if (child != null) {
            end();
        }
    }

    @Test
    void aChildIsReadyWhenItSaysSoAndEndsWhenItIsStopped() throws IOException {
        start("stay");
        child.awaitReady();
        assertThat(events).singleElement().asString().matches("fake +ready after +[0-9.]+ s   nowhere");
        long pid = pids().get(0);
        end();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void aChildThatDiesIsStartedAgain() throws IOException {
        start("stay");
        child.awaitReady();
        ProcessHandle.of(pids().get(0)).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() -> events.size() == 3);
        assertThat(events.get(1)).isEqualTo("fake ended (killed by signal 9), starting it again in 0.1 s");
        assertThat(events.get(2)).startsWith("fake").contains("ready after");
        assertThat(pids()).hasSize(2);
    }

    @Test
    void aChildThatDiesBeforeItWasEverReadyIsAFailureWithTheEndOfItsLog() {
        start("fail");
        assertThatThrownBy(() -> child.awaitReady())
                .isInstanceOf(Failure.class)
                .hasMessage("fake does not start (exit code 7)\n  the disk is full\nits log: " + log());
    }

    @Test
    void aChildWhosePortIsTakenIsNotStarted() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("stay", stranger.getLocalPort());
            assertThatThrownBy(() -> child.awaitReady())
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(
                            "fake does not start (port " + stranger.getLocalPort() + " is taken by another program)");
            assertThat(starts()).doesNotExist();
        }
    }

    @Test
    void aChildThatDoesNotEndIsKilled() throws IOException {
        start("stubborn");
        child.awaitReady();
        long pid = pids().get(0);
        end();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(events).last().isEqualTo("fake did not end in time and was killed");
    }

    @Test
    void aChildDoesNotHearTheKeyboard() throws IOException, InterruptedException {
        start("stay");
        child.awaitReady();
        long pid = pids().get(0);
        new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
        assertThat(ProcessHandle.of(pid).orElseThrow().onExit()).isNotCompleted();
        Thread.sleep(500);
        assertThat(ProcessHandle.of(pid)).isPresent();
    }

    @Test
    void aWrappedProgramEndsWhenItsStandardInputEnds() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildMain.class.getName(),
                        FakeChild.class.getName(),
                        starts().toString(),
                        "stay")
                .redirectErrorStream(true)
                .start();
        process.inputReader().readLine();
        assertThat(process.isAlive()).isTrue();
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void start(String behaviour) {
        start(behaviour, 0);
    }

    private void start(String behaviour, int port) {
        List<String> command = List.of(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                FakeChild.class.getName(),
                starts().toString(),
                behaviour);
        child = new Child(
                new ChildSpec("fake", command, Map.of(), log(), "nowhere", port, new ReadyLine(), QUICK), events::add);
        child.start();
    }

    private void end() {
        child.askToStop();
        child.awaitStop();
    }

    private List<Long> pids() throws IOException {
        return Files.readAllLines(starts()).stream().map(Long::valueOf).toList();
    }

    private Path starts() {
        return directory.resolve("starts");
    }

    private Path log() {
        return directory.resolve("logs/fake.log");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
