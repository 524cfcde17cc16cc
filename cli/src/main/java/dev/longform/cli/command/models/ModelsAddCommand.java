package dev.longform.cli.command.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.longform.cli.client.Answer;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.ModelFile;
import dev.longform.cli.client.ServiceFailure;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform models add}. */
@Command(
        name = "add",
        description = {
            "Register models from YAML files.",
            "A file holds one model, several documents, a list, or a list under 'models:'. Fields: name, revision, kind"
                    + " (classifier|generative), adapter, endpoint, model, secret (a name, never a value),"
                    + " maxConcurrency, options, tags, prices. The same name and revision never change their content."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform models add models.yaml", "  longform models add classifiers.yaml judges.yaml"})
final class ModelsAddCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files.")
    private List<Path> files;

    @Override
    public void run() {
        List<ModelFile.Entry> models =
                files.stream().flatMap(file -> ModelFile.read(file).stream()).toList();
        DatasetService service = connection.services().dataset();
        ArrayNode added = Json.MAPPER.createArrayNode();
        List<String> refused = new ArrayList<>();
        StringJoiner lines = new StringJoiner("\n");
        for (ModelFile.Entry entry : models) {
            try {
                Answer answer = service.addModel(entry.model());
                added.add(answer.body());
                lines.add(label(answer.body()) + (answer.created() ? " added" : " is there already"));
            } catch (ServiceFailure e) {
                refused.add(entry.place() + ": " + e.getMessage());
            }
        }
        if (!added.isEmpty()) {
            output.show(added, all -> lines.toString());
        }
        if (!refused.isEmpty()) {
            throw new Failure(String.join("\n", refused));
        }
    }

    private static String label(JsonNode model) {
        return model.path("name").asText() + "@" + model.path("revision").asText();
    }
}
