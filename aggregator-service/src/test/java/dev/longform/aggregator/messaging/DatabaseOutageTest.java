package dev.longform.aggregator.messaging;

import static dev.longform.aggregator.VerdictBuilder.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longform.aggregator.AggregatorTest;
import dev.longform.contracts.Topic;
import dev.longform.platform.deadletters.DeadLetterArchive;
import dev.longform.platform.deadletters.DeadLetterSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseOutageTest extends AggregatorTest {
    @Inject
    DeadLetterArchive archive;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void verdictsThatComeDuringAnOutageAreCountedOnceItIsOver() throws Exception {
        String run = newRun();
        send(verdict(run, "before").build());
        awaitVerdicts(run, 1);
        long setAside = deadLetters();
        shut();
        try {
            send(verdict(run, "during-1").build());
            send(verdict(run, "during-2").build());
            TimeUnit.SECONDS.sleep(3);
        } finally {
            open();
        }
        await().atMost(ENOUGH).ignoreExceptions().until(() -> counter(run, "outcome.CORRECT") == 3);
        assertRecountIsEqual(run);
        assertThat(deadLetters()).isEqualTo(setAside);
    }

    /** Ends all connections and lets none in, as a server that goes down does. */
    private void shut() throws SQLException {
        onServer("alter database test with allow_connections false");
        onServer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'test'");
    }

    private void open() throws SQLException {
        onServer("alter database test with allow_connections true");
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.replace("/test", "/postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long deadLetters() {
        return archive.list(new DeadLetterSource(Topic.VERDICTS_NAME, "aggregator-service"))
                .records();
    }
}
