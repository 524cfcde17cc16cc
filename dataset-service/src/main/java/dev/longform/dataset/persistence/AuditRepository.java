package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.audit.Act;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The acts: added and read, never changed. */
@ApplicationScoped
public class AuditRepository {
    public void insert(
            Handle handle, Instant at, String actor, Action action, Kind kind, String subject, String detail) {
        handle.createUpdate("""
                        insert into audit (at, actor, action, kind, subject, detail)
                        values (:at, :actor, :action, :kind, :subject, :detail)
                        """)
                .bind("at", at)
                .bind("actor", actor)
                .bind("action", action.name())
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("detail", detail)
                .execute();
    }

    /** The newest acts before this id, newest first. */
    public List<Act> before(Handle handle, long id, int limit) {
        return handle.createQuery("select * from audit where id < :id order by id desc limit :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> new Act(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        Action.valueOf(row.getString("action")),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
