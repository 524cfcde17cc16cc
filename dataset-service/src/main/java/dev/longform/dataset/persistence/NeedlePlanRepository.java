package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.needles.NeedlePlan;
import dev.longform.dataset.domain.needles.NeedleReport;
import dev.longform.dataset.domain.needles.PlanProgress;
import dev.longform.dataset.domain.needles.PlanSpec;
import dev.longform.dataset.domain.needles.PlanState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Plans of needle versions. */
@ApplicationScoped
public class NeedlePlanRepository {
    /** Makes other transactions that lock the same name wait until this one ends. */
    public void lockName(Handle handle, String name) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended('needles ' || ?, 0))", name);
    }

    /**
     * @param editorEndpoint where its editor is called; empty without one
     */
    public void insert(Handle handle, NeedlePlan plan, Optional<String> editorEndpoint) {
        handle.createUpdate("""
                        insert into needle_plan (id, name, spec, state, created_at, editor_endpoint)
                        values (:id, :name, :spec::jsonb, :state, :createdAt, :endpoint)
                        """)
                .bind("endpoint", editorEndpoint.orElse(null))
                .bind("id", plan.id())
                .bind("name", plan.spec().name())
                .bind("spec", Json.write(plan.spec()))
                .bind("state", plan.state().name())
                .bind("createdAt", plan.createdAt())
                .execute();
    }

    /** The newest plan of a name. */
    public Optional<NeedlePlan> newest(Handle handle, String name) {
        return handle.createQuery("select * from needle_plan where name = :name order by created_at desc, id limit 1")
                .bind("name", name)
                .map((row, context) -> plan(row))
                .findOne();
    }

    /** The newest plan of each name, by name. */
    public List<NeedlePlan> newest(Handle handle) {
        return handle.createQuery("""
                        select distinct on (name collate "C") * from needle_plan
                        order by name collate "C", created_at desc, id
                        """).map((row, context) -> plan(row)).list();
    }

    /** Plans that run, the oldest first. */
    public List<UUID> running(Handle handle) {
        return handle.createQuery("select id from needle_plan where state = 'RUNNING' order by created_at, id")
                .mapTo(UUID.class)
                .list();
    }

    /** A running plan, locked; empty when it has ended, or when another transaction has the lock. */
    public Optional<NeedlePlan> lock(Handle handle, UUID plan) {
        return handle.createQuery(
                        "select * from needle_plan where id = :id and state = 'RUNNING' for no key update skip locked")
                .bind("id", plan)
                .map((row, context) -> plan(row))
                .findOne();
    }

    /** Ends a running plan; says whether it was running. */
    public boolean end(Handle handle, UUID plan, PlanState state, String reason, Instant now) {
        return handle.createUpdate("""
                                update needle_plan set state = :state, reason = :reason, ended_at = :now
                                where id = :id and state = 'RUNNING'
                                """)
                        .bind("state", state.name())
                        .bind("reason", reason)
                        .bind("now", now)
                        .bind("id", plan)
                        .execute()
                > 0;
    }

    /** Ends a plan with what it made. */
    public void sealed(Handle handle, UUID plan, NeedlePlan.Sealed sealed, Instant now) {
        handle.createUpdate("""
                        update needle_plan set state = 'SEALED', ended_at = :now, version = :version, sha256 = :sha256,
                          items = :items
                        where id = :id
                        """)
                .bind("now", now)
                .bind("version", sealed.version())
                .bind("sha256", sealed.sha256())
                .bind("items", sealed.items())
                .bind("id", plan)
                .execute();
    }

    public void report(Handle handle, UUID plan, NeedleReport report) {
        handle.createUpdate("update needle_plan set report = :report::jsonb where id = :id")
                .bind("report", Json.write(report))
                .bind("id", plan)
                .execute();
    }

    /** How far a plan is. */
    public PlanProgress progress(Handle handle, UUID plan, Instant now) {
        return handle.createQuery("""
                        select (select case when p.state = 'RUNNING' then
                                (select count(*) from needle_source where plan = :plan) end
                              from needle_plan p where p.id = :plan) as sources,
                          count(*) as haystacks,
                          count(*) filter (where state = 'ANSWERED') as answered,
                          count(*) filter (where state = 'PUBLISHED' and lease_until > :now) as outstanding,
                          coalesce(sum(pairs) filter (where state = 'ANSWERED'), 0) as pairs
                        from needle_haystack where plan = :plan
                        """)
                .bind("plan", plan)
                .bind("now", now)
                .map((row, context) -> new PlanProgress(
                        row.getObject("sources", Long.class),
                        row.getLong("haystacks"),
                        row.getLong("answered"),
                        row.getLong("outstanding"),
                        row.getLong("pairs")))
                .one();
    }

    /** Deletes the sources and pairs of plans that have ended. */
    public void sweep(Handle handle) {
        handle.execute("delete from needle_source s using needle_plan p where p.id = s.plan and p.state <> 'RUNNING'");
        handle.execute("delete from needle_pair s using needle_plan p where p.id = s.plan and p.state <> 'RUNNING'");
    }

    private static NeedlePlan plan(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        Optional<NeedlePlan.Sealed> sealed = sha256 == null
                ? Optional.empty()
                : Optional.of(new NeedlePlan.Sealed(row.getInt("version"), sha256, row.getLong("items")));
        return new NeedlePlan(
                row.getObject("id", UUID.class),
                Json.read(row.getString("spec"), PlanSpec.class),
                PlanState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                row.getTimestamp("created_at").toInstant(),
                Rows.instant(row, "ended_at"),
                sealed,
                Optional.ofNullable(row.getString("report")).map(report -> Json.read(report, NeedleReport.class)));
    }
}
