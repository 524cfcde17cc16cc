package dev.longform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.local.kafka.KafkaBroker;
import dev.longform.local.postgres.PostgresServer;
import dev.longform.local.testing.Encryption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the settings that docs/security.md names, clients and servers prove who they are to each other, or do not talk. */
class EncryptionTest {
    @TempDir
    private Path directory;

    @Test
    void aDatabaseIsTrustedByItsCertificateAndRefusedByAnother() throws Exception {
        Encryption own = Encryption.create(directory.resolve("own"));
        Encryption other = Encryption.create(directory.resolve("other"));
        try (PostgresServer postgres = PostgresServer.start(directory.resolve("pg"), Ports.free(), own.database())) {
            String url = postgres.jdbcUrl("postgres");
            try (Connection connection = DriverManager.getConnection(own.verified(url), "postgres", "");
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
            }
            assertThatThrownBy(() -> DriverManager.getConnection(other.verified(url), "postgres", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("CertPathValidatorException");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            own.verified(url.replace("127.0.0.1", "localhost")), "postgres", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void aBrokerTakesTheLoginOverTlsAndNeitherAWrongPasswordNorAStranger() throws Exception {
        Encryption own = Encryption.create(directory.resolve("own"));
        Encryption other = Encryption.create(directory.resolve("other"));
        int port = Ports.free();
        int controllerPort = Ports.free();
        try (KafkaBroker broker = KafkaBroker.start(
                directory.resolve("kafka"),
                port,
                controllerPort,
                own.broker(port, controllerPort, Ports.free()),
                own.logins())) {
            try (Admin admin = admin(broker, own.kafkaClient())) {
                assertThat(admin.listTopics().names().get()).isEmpty();
            }
            try (Admin admin = admin(broker, own.kafkaClient("wrong"))) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
            try (Admin admin = admin(broker, other.kafkaClient())) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(SslAuthenticationException.class);
            }
        }
    }

    private static Admin admin(KafkaBroker broker, Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return Admin.create(all);
    }
}
