package dev.longform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.local.postgres.PostgresMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresMainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port = Ports.free();

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void chooseDirectory() {
        directory = temporary.resolve("pg");
    }

    @Test
    void theEndOfItsInputStopsTheServer() throws Exception {
        try (OwnProcess keeper = start()) {
            ProcessHandle server = server();

            keeper.closeInput();

            assertThat(keeper.exitCode()).isZero();
            assertThat(server.isAlive()).isFalse();
            assertThat(Files.exists(directory.resolve("postmaster.pid"))).isFalse();
        }
    }

    @Test
    void sigtermStopsTheServer() throws Exception {
        try (OwnProcess keeper = start()) {
            ProcessHandle server = server();

            keeper.terminate();

            assertThat(keeper.exitCode()).isEqualTo(128 + 15);
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void aServerThatAKilledKeeperLeftIsReplaced() throws Exception {
        try (OwnProcess first = start()) {
            write();
            ProcessHandle orphan = server();
            first.kill();
            first.exitCode();
            assertThat(orphan.isAlive()).isTrue();

            try (OwnProcess second = start()) {
                assertThat(orphan.isAlive()).isFalse();
                assertThat(read()).isEqualTo(42);
            }
        }
    }

    @Test
    void aKilledServerEndsItsKeeperAndStartsAgain() throws Exception {
        try (OwnProcess first = start()) {
            write();
            server().destroyForcibly();
            assertThat(first.exitCode()).isEqualTo(1);
        }
        assertThat(Files.exists(directory.resolve("postmaster.pid"))).isTrue();
        try (OwnProcess second = start()) {
            assertThat(read()).isEqualTo(42);
        }
    }

    @Test
    void aPidFileWhoseNumberIsAnotherProcessIsNoObstacle() throws Exception {
        try (OwnProcess first = start()) {
            write();
        }
        Files.writeString(
                directory.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + directory + "\n");
        try (OwnProcess second = start()) {
            assertThat(read()).isEqualTo(42);
        }
    }

    @Test
    void noSocketFileIsMadeWhoseLockAKilledServerWouldLeave() throws Exception {
        try (OwnProcess keeper = start();
                Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery("show unix_socket_directories")) {
            row.next();
            assertThat(row.getString(1)).isEmpty();
        }
    }

    @Test
    void anInterruptedInitialisationIsDoneAgain() throws Exception {
        Files.createDirectories(directory.resolve("pg_wal"));
        Files.writeString(directory.resolve("postgresql.conf"), "");
        try (OwnProcess keeper = start()) {
            write();
            assertThat(read()).isEqualTo(42);
        }
    }

    private OwnProcess start() throws Exception {
        return OwnProcess.start(PostgresMain.class, directory.toString(), String.valueOf(port), "kept")
                .awaitReady();
    }

    private ProcessHandle server() throws Exception {
        String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private void write() throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute("create table t as select 42 as answer");
        }
    }

    private int read() {
        return await().atMost(PATIENCE).ignoreExceptions().until(this::answer, answer -> answer > 0);
    }

    private int answer() throws SQLException {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery("select answer from t")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/kept", "postgres", "");
    }
}
