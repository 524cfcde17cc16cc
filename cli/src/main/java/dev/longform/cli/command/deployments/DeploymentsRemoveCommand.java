package dev.longform.cli.command.deployments;

import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DeploymentView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform deployments remove}. */
@Command(
        name = "remove",
        description = {
            "Tell that a deployed model revision disappeared: its unfinished runs are cancelled, what they found stays.",
            "The same again changes nothing."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform deployments remove my-judge --revision 2026-01")
final class DeploymentsRemoveCommand implements Runnable {
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
                connection.services().dataset().removeDeployment(name, revision),
                one -> DeploymentView.list(Json.MAPPER.createArrayNode().add(one)));
    }
}
