package dev.longform.dataset.persistence;

import dev.longform.dataset.domain.deployments.Deployment;
import dev.longform.dataset.domain.deployments.DeploymentPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The deployed model revisions. */
@ApplicationScoped
public class DeploymentRepository {
    private static final String MODEL = "model";
    private static final String REVISION = "revision";
    private static final String PLAN = "plan";

    /** Inserts a deployment unless the revision has one; waits for others who are about to. */
    public boolean insert(Handle handle, String model, String revision, DeploymentPlan plan) {
        return handle.createUpdate("""
                        insert into deployment (model, revision, plan) values (:model, :revision, :plan::jsonb)
                        on conflict do nothing
                        """)
                        .bind(MODEL, model)
                        .bind(REVISION, revision)
                        .bind(PLAN, Json.write(plan))
                        .execute()
                == 1;
    }

    public boolean isSame(Handle handle, String model, String revision, DeploymentPlan plan) {
        return handle.createQuery(
                        "select plan = :plan::jsonb from deployment where model = :model and revision = :revision")
                .bind(MODEL, model)
                .bind(REVISION, revision)
                .bind(PLAN, Json.write(plan))
                .mapTo(Boolean.class)
                .one();
    }

    public void noteRuns(Handle handle, String model, String revision, List<UUID> runs) {
        handle.createUpdate("update deployment set runs = :runs where model = :model and revision = :revision")
                .bind(MODEL, model)
                .bind(REVISION, revision)
                .bindArray("runs", UUID.class, runs.toArray())
                .execute();
    }

    /** Notes that a revision disappeared; the first time counts, and is told by true. */
    public boolean remove(Handle handle, String model, String revision) {
        int removed = handle.createUpdate("""
                        update deployment set removed_at = clock_timestamp()
                        where model = :model and revision = :revision and removed_at is null
                        """)
                .bind(MODEL, model)
                .bind(REVISION, revision)
                .execute();
        return removed > 0;
    }

    /** Notes that a revision is there again; the first time counts, and is told by true. */
    public boolean comeBack(Handle handle, String model, String revision) {
        int back = handle.createUpdate("""
                        update deployment set removed_at = null
                        where model = :model and revision = :revision and removed_at is not null
                        """)
                .bind(MODEL, model)
                .bind(REVISION, revision)
                .execute();
        return back > 0;
    }

    public Optional<Deployment> find(Handle handle, String model, String revision) {
        return handle.createQuery("select * from deployment where model = :model and revision = :revision")
                .bind(MODEL, model)
                .bind(REVISION, revision)
                .map(DeploymentRepository::deployment)
                .findOne();
    }

    /** All, newest first. */
    public List<Deployment> all(Handle handle) {
        return handle.createQuery("select * from deployment order by created_at desc, model, revision")
                .map(DeploymentRepository::deployment)
                .list();
    }

    private static Deployment deployment(ResultSet row, StatementContext context) throws SQLException {
        return new Deployment(
                row.getString(MODEL),
                row.getString(REVISION),
                Json.read(row.getString(PLAN), DeploymentPlan.class),
                List.of((UUID[]) row.getArray("runs").getArray()),
                row.getTimestamp("created_at").toInstant(),
                Rows.instant(row, "removed_at"));
    }
}
