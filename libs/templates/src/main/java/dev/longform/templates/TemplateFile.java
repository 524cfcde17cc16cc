package dev.longform.templates;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longform.contracts.JudgeTemplate;
import java.util.OptionalInt;

/**
 * A template as its author wrote it, in YAML or in JSON, which is YAML.
 *
 * @param template what it says; version 1 when it states none
 * @param version the version that it states; empty when the next free one is meant
 */
public record TemplateFile(JudgeTemplate template, OptionalInt version) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads a file's text.
     *
     * @throws IllegalArgumentException saying what is wrong when it is no template
     */
    public static TemplateFile parse(String text) {
        try {
            JsonNode node = YAML.readTree(text);
            if (!(node instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("a template is a set of fields, such as 'id: my-template'");
            }
            boolean stated = fields.hasNonNull("version");
            if (!stated) {
                fields.put("version", 1);
            }
            JudgeTemplate template = YAML.treeToValue(fields, JudgeTemplate.class);
            return new TemplateFile(template, stated ? OptionalInt.of(template.version()) : OptionalInt.empty());
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a template: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
