package dev.longform.cli.command.templates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.longform.cli.client.Answer;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.ServiceFailure;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.TemplateView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform templates add}. */
@Command(
        name = "add",
        description = {
            "Add templates from YAML files, one in each.",
            "Fields: id, version (optional), protocol (selection|rating|pairwise), parser"
                    + " (bracketed-letter|bracketed-rating), scale {min, max} of a rating, example, system, user, repair."
                    + " Other content under the same id is the next version. A template is held against its parser"
                    + " before it is added; 'templates show' of a shipped one shows what it needs."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform templates add my-template.yaml")
final class TemplatesAddCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files.")
    private List<Path> files;

    @Override
    public void run() {
        DatasetService service = connection.services().dataset();
        ArrayNode added = Json.MAPPER.createArrayNode();
        List<String> refused = new ArrayList<>();
        StringJoiner lines = new StringJoiner("\n");
        for (Path file : files) {
            try {
                Answer answer = service.addTemplate(read(file));
                added.add(answer.body());
                lines.add(TemplateView.name(answer.body()) + (answer.created() ? " added" : " is there already"));
            } catch (ServiceFailure e) {
                refused.add(file + ": " + e.getMessage());
            }
        }
        if (!added.isEmpty()) {
            output.show(added, all -> lines.toString());
        }
        if (!refused.isEmpty()) {
            throw new Failure(String.join("\n", refused));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("the template file " + file + " cannot be read: " + e, e);
        }
    }
}
