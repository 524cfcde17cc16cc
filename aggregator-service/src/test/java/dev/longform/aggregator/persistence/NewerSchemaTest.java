package dev.longform.aggregator.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.aggregator.AggregatorTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While an upgrade is under way, processes of the older version must still start. */
@QuarkusTest
class NewerSchemaTest extends AggregatorTest {
    @Inject
    Flyway flyway;

    @Inject
    Jdbi database;

    @Test
    void aSchemaThatANewerVersionMigratedIsTakenAsItIs() {
        database.useHandle(handle -> handle.execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                                                   installed_by, execution_time, success)
                values (999, '999', 'of a newer version', 'SQL', 'V999__of_a_newer_version.sql', 1, 'newer', 1, true)
                """));

        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @AfterEach
    void forget() {
        database.useHandle(handle -> handle.execute("delete from flyway_schema_history where version = '999'"));
    }
}
