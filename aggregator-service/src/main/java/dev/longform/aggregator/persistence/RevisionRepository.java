package dev.longform.aggregator.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How old the revisions of models are. A revision is as old as its first run on whatever dataset, whether that was
 * deleted since or not: asking an old one again, or on another dataset, does not make it new.
 */
@ApplicationScoped
public class RevisionRepository {
    /** The columns {@code model}, {@code model_revision} and {@code first_at}. */
    static final String SINCE = """
            select model, model_revision, min(created_at) as first_at
            from (select model, model_revision, created_at from run
                  union all select model, model_revision, created_at from deleted_run) asked
            group by model, model_revision
            """;

    /** When the first run of each revision of a model was asked for. */
    public Map<String, Instant> since(Handle handle, String model) {
        return handle.createQuery("select * from (" + SINCE + ") since where model = :model")
                .bind("model", model)
                .map((row, context) -> Map.entry(
                        row.getString("model_revision"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
