package dev.longform.cli.command.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DeploymentView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one deployed model revision, which it shows. */
abstract class DeployedRevision implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The model.")
    private String name;

    @Option(names = "--revision", required = true, paramLabel = "R", description = "Its revision.")
    private String revision;

    @Override
    public void run() {
        output.show(
                ask(connection.services().dataset(), name, revision),
                one -> DeploymentView.list(Json.MAPPER.createArrayNode().add(one)));
    }

    /** What there is to show. */
    abstract JsonNode ask(DatasetService datasets, String name, String revision);
}
