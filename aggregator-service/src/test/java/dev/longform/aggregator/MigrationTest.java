package dev.longform.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** In a schema of its own, so that it begins where an older release ended. */
@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class MigrationTest {
    private static final String SCHEMA = "older_release";

    @Inject
    DataSource source;

    @Inject
    Jdbi jdbi;

    @Test
    void rowsOfBeforeThePartitionsAreKeptAndUpsertedAsBefore() {
        migrateTo("5");
        jdbi.useHandle(MigrationTest::insert);
        List<Map<String, Object>> before = rows();

        migrateTo("latest");
        jdbi.useHandle(MigrationTest::insert);

        assertThat(rows()).isEqualTo(before);
        assertThat(before).hasSize(600);
        assertThat(before.get(0)).containsEntry("top1", 720720L);
        assertThat(number("select count(distinct tableoid) from older_release.verdict"))
                .isEqualTo(16);
        assertThat(number("select count(*) from older_release.delivery")).isEqualTo(600);
        assertThat(number("select count(*) from older_release.needle")).isEqualTo(600);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(source)
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** Ten items of 60 runs, by the statements of before: what is there already is replaced by the same. */
    private static void insert(Handle handle) {
        handle.execute("""
                insert into older_release.verdict (run_id, revision, item_id, attempt, delivery, subset, cluster, outcome,
                    credit, pairs, pairs_won, body, answered_at, received_at)
                select 'run-' || r, 1, 'item-' || i, 1, 'd', 'QA', 'c', 'CORRECT', 720720, 1, 1, '{"top1":720720}',
                       timestamptz '2026-01-01 00:00Z', timestamptz '2026-01-01 00:00Z'
                from generate_series(1, 60) r, generate_series(1, 10) i
                on conflict (run_id, revision, item_id) do update set credit = excluded.credit, body = excluded.body
                """);
        handle.execute("""
                insert into older_release.delivery (run_id, revision, item_id, attempt, delivery, begun_calls, reported,
                    calls, calls_without_usage, prompt_tokens, completion_tokens, cached_tokens, repairs, latencies_ms)
                select run_id, revision, item_id, 1, 'd', 1, true, 1, 0, 10, 1, 0, 0, array[16] from older_release.verdict
                on conflict (run_id, revision, item_id, attempt, delivery) do update set calls = excluded.calls
                """);
        handle.execute("""
                insert into older_release.needle (run_id, revision, item_id, aspect, is_natural, length, bin, bins, tokens,
                    position, source, answered, credit)
                select run_id, revision, item_id, 'number', false, 1000, 0, 5, 990, 0.1, 's', true, credit
                from older_release.verdict
                on conflict (run_id, revision, item_id) do update set credit = excluded.credit
                """);
    }

    private List<Map<String, Object>> rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from older_release.verdict order by run_id, item_id")
                        .mapToMap()
                        .list());
    }

    private long number(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
