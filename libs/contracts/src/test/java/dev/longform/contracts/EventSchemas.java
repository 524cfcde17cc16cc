package dev.longform.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.time.Instant;

/** Makes the JSON Schema of an event from its record. */
final class EventSchemas {
    private final SchemaGenerator generator;

    EventSchemas() throws Exception {
        RequiredFields required = new RequiredFields();
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Samples.JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.FLATTENED_ENUMS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == Instant.class
                        ? new CustomDefinition(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "string")
                                        .put("format", "date-time"),
                                true)
                        : null);
        config.forFields().withRequiredCheck(field -> required.contains(owner(field), field.getName()));
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(String type) {
        ObjectNode made = generator.generateSchema(Samples.EVENTS.get(type));
        ObjectNode schema = Samples.JSON.createObjectNode();
        schema.set("$schema", made.remove("$schema"));
        schema.put("title", type);
        return schema.setAll(made);
    }

    private static Class<?> owner(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }
}
