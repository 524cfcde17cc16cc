package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The newest probe of each model. */
@ApplicationScoped
public class ProbeRepository {
    public Optional<ProbeReport> find(Handle handle, String name, String revision) {
        return handle.createQuery("select report from probe where model = :name and revision = :revision")
                .bind("name", name)
                .bind("revision", revision)
                .map((row, context) -> Json.read(row.getString("report"), ProbeReport.class))
                .findOne();
    }

    /** How many probes of a model in a row found an obstacle. */
    public int tries(Handle handle, ModelSpec model) {
        return handle.createQuery("select tries from probe where model = :name and revision = :revision")
                .bind("name", model.name())
                .bind("revision", model.revision())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /**
     * Keeps a report in place of an older one.
     *
     * @param tries how many in a row found an obstacle, this one included
     * @param nextTryAt when to probe again while a run waits for it; empty without an obstacle
     */
    public void put(Handle handle, ModelSpec model, ProbeReport report, int tries, Optional<Instant> nextTryAt) {
        handle.createUpdate("""
                        insert into probe (model, revision, report, at, tries, next_try_at)
                        values (:name, :revision, :report::jsonb, :at, :tries, :next)
                        on conflict (model, revision) do update set report = excluded.report, at = excluded.at,
                          tries = excluded.tries, next_try_at = excluded.next_try_at
                        where probe.at <= excluded.at
                        """)
                .bind("tries", tries)
                .bind("next", nextTryAt.orElse(null))
                .bind("name", model.name())
                .bind("revision", model.revision())
                .bind("report", Json.write(report))
                .bind("at", report.at())
                .execute();
    }

    /**
     * Claims the models that are to be probed again now, because running runs wait for it. Nobody else gets them until
     * {@code claimedUntil}.
     */
    public List<ModelSpec> claimDue(Handle handle, Instant now, Instant claimedUntil) {
        return handle.createQuery("""
                        with due as (
                          update probe p set next_try_at = :until
                          where obstacle is not null and next_try_at <= :now and exists (
                            select 1 from run r where r.state = 'RUNNING'
                              and r.model ->> 'name' = p.model and r.model ->> 'revision' = p.revision)
                          returning model as name, revision)
                        select (
                          select r.model from run r
                          where r.model ->> 'name' = due.name and r.model ->> 'revision' = due.revision limit 1) as model
                        from due
                        """)
                .bind("until", claimedUntil)
                .bind("now", now)
                .map((row, context) -> Json.read(row.getString("model"), ModelSpec.class))
                .list();
    }
}
