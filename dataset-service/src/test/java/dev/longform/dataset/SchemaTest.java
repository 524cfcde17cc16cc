package dev.longform.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class SchemaTest {
    @Inject
    Jdbi jdbi;

    @Test
    void idsAreOrderedByTheirBytes() {
        String smaller = jdbi.withHandle(handle -> handle.createQuery(
                        "select collation_name from information_schema.columns where table_name = 'item' and column_name = 'item_id'")
                .mapTo(String.class)
                .one());

        assertThat(smaller).isEqualTo("C");
    }

    @Test
    void whatIsSealedCannotBeChanged() {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("update item set subset = 'QA'")))
                .hasMessageContaining("sealed");
    }
}
