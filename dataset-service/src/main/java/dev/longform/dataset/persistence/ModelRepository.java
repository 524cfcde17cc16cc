package dev.longform.dataset.persistence;

import dev.longform.contracts.ModelSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The registered models. */
@ApplicationScoped
public class ModelRepository {
    /** Inserts a model unless its name and revision are there. */
    public boolean insert(Handle handle, ModelSpec model) {
        return handle.createUpdate("""
                        insert into model (name, revision, spec) values (:name, :revision, :spec::jsonb)
                        on conflict do nothing
                        """)
                        .bind("name", model.name())
                        .bind("revision", model.revision())
                        .bind("spec", Json.write(model))
                        .execute()
                == 1;
    }

    /** Whether the stored description says the same, whatever the order of its fields. */
    public boolean isSame(Handle handle, ModelSpec model) {
        return handle.createQuery("select spec = :spec::jsonb from model where name = :name and revision = :revision")
                .bind("spec", Json.write(model))
                .bind("name", model.name())
                .bind("revision", model.revision())
                .mapTo(Boolean.class)
                .one();
    }

    public Optional<ModelSpec> find(Handle handle, String name, String revision) {
        return handle.createQuery("select spec from model where name = :name and revision = :revision")
                .bind("name", name)
                .bind("revision", revision)
                .map(ModelRepository::model)
                .findOne();
    }

    /** The revision that was added last. */
    public Optional<ModelSpec> newest(Handle handle, String name) {
        return handle.createQuery("""
                        select spec from model where name = :name order by created_at desc, revision desc limit 1
                        """)
                .bind("name", name)
                .map(ModelRepository::model)
                .findOne();
    }

    /** All, by name and age. */
    public List<ModelSpec> all(Handle handle) {
        return handle.createQuery("select spec from model order by name collate \"C\", created_at, revision")
                .map(ModelRepository::model)
                .list();
    }

    private static ModelSpec model(ResultSet row, StatementContext context) throws SQLException {
        return Json.read(row.getString("spec"), ModelSpec.class);
    }
}
