package dev.longform.templates;

import dev.longform.contracts.JudgeTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The templates that the system ships with: {@code shipped/<id>@<version>.yaml} for every line of
 * {@code shipped/index.txt}. A published version never changes.
 */
public final class ShippedTemplates {
    private static final String DIRECTORY = "shipped/";

    private final SortedMap<String, JudgeTemplate> templates = new TreeMap<>();

    /** @throws IllegalStateException when a file is missing or is not the template that its name says */
    public ShippedTemplates() {
        read("index.txt").lines().filter(line -> !line.isBlank()).forEach(name -> {
            JudgeTemplate template = TemplateFile.parse(read(name + ".yaml")).template();
            if (!template.name().equals(name)) {
                throw new IllegalStateException("the file of " + name + " holds " + template.name());
            }
            templates.put(name, template);
        });
    }

    /** The template of that name, {@code id@version}. */
    public Optional<JudgeTemplate> find(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    /** Whether a template with this id is shipped, in any version. */
    public boolean owns(String id) {
        return templates.values().stream().anyMatch(template -> template.id().equals(id));
    }

    /** All, by name. */
    public Collection<JudgeTemplate> all() {
        return Collections.unmodifiableCollection(templates.values());
    }

    private static String read(String file) {
        try (InputStream stream = ShippedTemplates.class.getResourceAsStream(DIRECTORY + file)) {
            if (stream == null) {
                throw new IllegalStateException("no template file " + DIRECTORY + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
