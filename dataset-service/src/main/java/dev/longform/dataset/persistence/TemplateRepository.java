package dev.longform.dataset.persistence;

import dev.longform.contracts.JudgeTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The judge templates that users added. */
@ApplicationScoped
public class TemplateRepository {
    /** Whoever adds a version of this template waits until the transaction ends. */
    public void lock(Handle handle, String id) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext('judge_template'), hashtext(:id))")
                .bind("id", id)
                .mapToMap()
                .list();
    }

    public void insert(Handle handle, JudgeTemplate template) {
        handle.createUpdate("insert into judge_template (id, version, content) values (:id, :version, :content::jsonb)")
                .bind("id", template.id())
                .bind("version", template.version())
                .bind("content", Json.write(template))
                .execute();
    }

    /** The versions of one template, oldest first. */
    public List<JudgeTemplate> versions(Handle handle, String id) {
        return handle.createQuery("select content from judge_template where id = :id order by version")
                .bind("id", id)
                .map((row, context) -> Json.read(row.getString("content"), JudgeTemplate.class))
                .list();
    }

    /** All. */
    public List<JudgeTemplate> all(Handle handle) {
        return handle.createQuery("select content from judge_template")
                .map((row, context) -> Json.read(row.getString("content"), JudgeTemplate.class))
                .list();
    }
}
