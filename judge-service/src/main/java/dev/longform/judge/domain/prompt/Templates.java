package dev.longform.judge.domain.prompt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The templates that this service ships with: {@code templates/<id>@<version>.yaml} for every line of
 * {@code templates/index.txt}.
 */
@ApplicationScoped
public class Templates {
    private static final String DIRECTORY = "/templates/";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SortedMap<String, Template> templates = new TreeMap<>();

    /** @throws UncheckedIOException when a file is missing or is not a template */
    public Templates() {
        for (String name : index()) {
            Template template = load(name);
            if (!template.name().equals(name)) {
                throw new IllegalStateException("the file of " + name + " holds " + template.name());
            }
            templates.put(name, template);
        }
    }

    /** The template of that name, {@code id@version}. */
    public Optional<Template> find(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    /** Every name there is, in order. */
    public Set<String> names() {
        return templates.keySet();
    }

    private static Iterable<String> index() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template load(String name) {
        try (InputStream file = open(name + ".yaml")) {
            return YAML.readValue(file, Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream stream = Templates.class.getResourceAsStream(DIRECTORY + file);
        if (stream == null) {
            throw new IOException("no resource " + DIRECTORY + file);
        }
        return stream;
    }
}
