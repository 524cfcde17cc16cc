package dev.longform.judge.domain.prompt;

import dev.longform.contracts.ProtocolSpec;
import dev.longform.templates.ShippedTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The template that a run asks with: the one its requests carry, or one that the system ships. */
@ApplicationScoped
public class Templates {
    private final ShippedTemplates shipped = new ShippedTemplates();

    /**
     * The template of a run; empty when it is not carried and no shipped one has its name.
     *
     * @param protocol how the run asks
     * @param otherwise the name of the shipped template that is meant when the run names none
     */
    public Optional<Template> of(ProtocolSpec protocol, String otherwise) {
        if (protocol.templateContent() != null) {
            return Optional.of(new Template(protocol.templateContent()));
        }
        return find(protocol.template() == null ? otherwise : protocol.template());
    }

    /** The shipped template of that name, {@code id@version}. */
    public Optional<Template> find(String name) {
        return shipped.find(name).map(Template::new);
    }

    /** The name of every shipped one, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        shipped.all().forEach(template -> names.add(template.name()));
        return names;
    }
}
