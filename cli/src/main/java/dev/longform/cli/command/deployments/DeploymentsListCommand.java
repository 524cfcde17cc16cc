package dev.longform.cli.command.deployments;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DeploymentView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform deployments list}. */
@Command(
        name = "list",
        description = "List the deployed model revisions and their runs, newest first.",
        footerHeading = "%nExample:%n",
        footer = "  longform deployments list")
final class DeploymentsListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().deployments(), DeploymentView::list);
    }
}
