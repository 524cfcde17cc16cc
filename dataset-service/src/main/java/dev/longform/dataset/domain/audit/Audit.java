package dev.longform.dataset.domain.audit;

import dev.longform.dataset.persistence.AuditRepository;
import dev.longform.security.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes down who did what, in the transaction of the act where it has one: both stand or neither. */
@ApplicationScoped
public class Audit {
    private final Jdbi jdbi;
    private final AuditRepository acts;
    private final CurrentActor actor;

    public Audit(Jdbi jdbi, AuditRepository acts, CurrentActor actor) {
        this.jdbi = jdbi;
        this.acts = acts;
        this.actor = actor;
    }

    /**
     * Notes an act of whoever acts on this thread.
     *
     * @param detail for people; may be null
     */
    public void note(Handle handle, Action action, Kind kind, String subject, String detail) {
        acts.insert(handle, Instant.now(), actor.name(), action, kind, subject, detail);
    }

    /** Notes an act outside this database, in a transaction of its own: before the act, so that none goes unnoted. */
    public void noteAhead(Action action, Kind kind, String subject) {
        jdbi.useTransaction(handle -> note(handle, action, kind, subject, null));
    }

    /** The newest acts before this id, newest first. */
    public List<Act> before(long id, int limit) {
        return jdbi.withHandle(handle -> acts.before(handle, id, limit));
    }
}
