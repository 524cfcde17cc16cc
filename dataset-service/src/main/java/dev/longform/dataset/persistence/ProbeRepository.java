package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Keeps a report in place of an older one. */
    public void put(Handle handle, ModelSpec model, ProbeReport report) {
        handle.createUpdate("""
                        insert into probe (model, revision, report, at) values (:name, :revision, :report::jsonb, :at)
                        on conflict (model, revision) do update set report = excluded.report, at = excluded.at
                        where probe.at <= excluded.at
                        """)
                .bind("name", model.name())
                .bind("revision", model.revision())
                .bind("report", Json.write(report))
                .bind("at", report.at())
                .execute();
    }
}
