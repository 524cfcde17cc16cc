package dev.longform.dataset.domain.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.ModelRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The registry. A name and revision never change their content. */
@ApplicationScoped
public class Models {
    private final Jdbi jdbi;
    private final ModelRepository models;
    private final Audit audit;

    public Models(Jdbi jdbi, ModelRepository models, Audit audit) {
        this.jdbi = jdbi;
        this.models = models;
        this.audit = audit;
    }

    /**
     * Adds a model unless the same is there.
     *
     * @throws InvalidModel when the description breaks a rule
     * @throws ModelConflict when name and revision are there with other content
     */
    public Registration add(JsonNode description) {
        return jdbi.inTransaction(handle -> add(handle, description));
    }

    /** The same within a transaction of the caller. */
    public Registration add(Handle handle, JsonNode description) {
        ModelSpec model = ModelReader.read(description);
        if (models.insert(handle, model)) {
            audit.note(handle, Action.REGISTER, Kind.MODEL, model.name() + "@" + model.revision(), null);
            return new Registration(model, true);
        }
        if (!models.isSame(handle, model)) {
            throw new ModelConflict(model.name(), model.revision());
        }
        return new Registration(model, false);
    }

    /** The model that {@code NAME@REVISION} names, or the newest revision of {@code NAME}; empty when there is none. */
    public Optional<ModelSpec> find(String nameOrNameAtRevision) {
        int at = nameOrNameAtRevision.indexOf('@');
        return at < 0
                ? jdbi.withHandle(handle -> models.newest(handle, nameOrNameAtRevision))
                : find(nameOrNameAtRevision.substring(0, at), nameOrNameAtRevision.substring(at + 1));
    }

    public Optional<ModelSpec> find(String name, String revision) {
        return jdbi.withHandle(handle -> models.find(handle, name, revision));
    }

    /** All, by name and then from the oldest to the newest revision. */
    public List<ModelSpec> all() {
        return jdbi.withHandle(models::all);
    }
}
