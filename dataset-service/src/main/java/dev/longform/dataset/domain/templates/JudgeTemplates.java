package dev.longform.dataset.domain.templates;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.persistence.TemplateRepository;
import dev.longform.platform.EventWriter;
import dev.longform.templates.ShippedTemplates;
import dev.longform.templates.TemplateFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Every judge template there is. A version never changes: other content is another version. */
@ApplicationScoped
public class JudgeTemplates {
    /** Of a template as JSON. What a request holds beside its item has 32 KiB, and a model's description may take half. */
    private static final int MOST_BYTES = 12 * 1024;

    private final ShippedTemplates shipped = new ShippedTemplates();
    private final Jdbi jdbi;
    private final TemplateRepository templates;
    private final TemplateChecker checker;
    private final Audit audit;

    public JudgeTemplates(Jdbi jdbi, TemplateRepository templates, TemplateChecker checker, Audit audit) {
        this.jdbi = jdbi;
        this.templates = templates;
        this.checker = checker;
        this.audit = audit;
    }

    /**
     * A template in the library.
     *
     * @param template as it is stored
     * @param added false when the same content was there before
     */
    public record Stored(JudgeTemplate template, boolean added) {}

    /**
     * Adds a template unless its content is there; without a stated version it gets the next one.
     *
     * @param text in YAML or JSON
     * @throws InvalidTemplate when it is no template, or does not fit its parser
     * @throws TemplateConflict when the version it states is there with other content
     * @throws dev.longform.platform.ServiceCallException when it cannot be checked now
     */
    public Stored add(String text) {
        TemplateFile file = parse(text);
        if (shipped.owns(file.template().id())) {
            throw new InvalidTemplate(
                    "templates named '" + file.template().id() + "' are shipped with the system; choose another id");
        }
        List<String> problems = checker.problems(file.template());
        if (!problems.isEmpty()) {
            throw new InvalidTemplate(String.join("; ", problems));
        }
        return jdbi.inTransaction(handle -> add(handle, file));
    }

    /** The template that {@code id@version} names, or the newest version of {@code id}; empty when there is none. */
    public Optional<JudgeTemplate> find(String name) {
        return all().stream()
                .filter(template ->
                        template.name().equals(name) || template.id().equals(name))
                .max(Comparator.comparingInt(JudgeTemplate::version));
    }

    /** All, by id and version. */
    public List<JudgeTemplate> all() {
        List<JudgeTemplate> all = new ArrayList<>(shipped.all());
        all.addAll(jdbi.withHandle(templates::all));
        all.sort(Comparator.comparing(JudgeTemplate::id).thenComparing(JudgeTemplate::version));
        return all;
    }

    private Stored add(Handle handle, TemplateFile file) {
        String id = file.template().id();
        templates.lock(handle, id);
        List<JudgeTemplate> versions = templates.versions(handle, id);
        if (file.version().isPresent()) {
            JudgeTemplate stated = file.template();
            Optional<JudgeTemplate> there = versions.stream()
                    .filter(known -> known.version() == stated.version())
                    .findFirst();
            if (there.isPresent() && !there.get().equals(stated)) {
                throw new TemplateConflict(stated.name());
            }
            return there.map(known -> new Stored(known, false)).orElseGet(() -> insert(handle, stated));
        }
        return versions.stream()
                .filter(known -> known.withVersion(1).equals(file.template()))
                .findFirst()
                .map(known -> new Stored(known, false))
                .orElseGet(() -> insert(handle, file.template().withVersion(next(versions))));
    }

    private Stored insert(Handle handle, JudgeTemplate template) {
        int bytes = EventWriter.encode(template).length;
        if (bytes > MOST_BYTES) {
            throw new InvalidTemplate("the template takes " + bytes + " bytes as JSON, " + MOST_BYTES
                    + " are the most: it travels with every request");
        }
        templates.insert(handle, template);
        audit.note(handle, Action.ADD, Kind.TEMPLATE, template.name(), null);
        return new Stored(template, true);
    }

    private static int next(List<JudgeTemplate> versions) {
        return 1 + versions.stream().mapToInt(JudgeTemplate::version).max().orElse(0);
    }

    private static TemplateFile parse(String text) {
        try {
            return TemplateFile.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidTemplate(e.getMessage());
        }
    }
}
