package dev.longform.cli.command.deployments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.ModelFile;
import dev.longform.cli.client.ServiceFailure;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.DeploymentView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform deployments add}. */
@Command(
        name = "add",
        description = {
            "Register deployed model revisions of a YAML file and start their runs.",
            "A document has the fields model (a model as 'longform models add' takes it), datasets (a list), and, if"
                    + " need be, protocol, rotations, template, seed and budget (maxCalls, maxTokens, maxCost). The same again starts nothing and shows the same runs."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform deployments add deployed.yaml")
final class DeploymentsAddCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "FILE", description = "A YAML file.")
    private Path file;

    @Override
    public void run() {
        DatasetService service = connection.services().dataset();
        ArrayNode added = Json.MAPPER.createArrayNode();
        List<String> refused = new ArrayList<>();
        for (ModelFile.Entry entry : ModelFile.read(file)) {
            try {
                added.add(service.addDeployment(entry.model()).body());
            } catch (ServiceFailure e) {
                refused.add(entry.place() + ": " + e.getMessage());
            }
        }
        if (!added.isEmpty()) {
            output.show(added, DeploymentView::list);
        }
        if (!refused.isEmpty()) {
            throw new Failure(String.join("\n", refused));
        }
    }
}
