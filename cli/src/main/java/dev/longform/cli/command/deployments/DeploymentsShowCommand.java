package dev.longform.cli.command.deployments;

import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DeploymentView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform deployments show}. */
@Command(
        name = "show",
        description = "Show a deployed model revision and its runs.",
        footerHeading = "%nExample:%n",
        footer = "  longform deployments show my-judge --revision 2026-01")
final class DeploymentsShowCommand implements Runnable {
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
                connection.services().dataset().deployment(name, revision),
                one -> DeploymentView.list(Json.MAPPER.createArrayNode().add(one)));
    }
}
