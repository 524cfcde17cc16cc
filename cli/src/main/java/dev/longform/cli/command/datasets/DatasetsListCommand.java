package dev.longform.cli.command.datasets;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DatasetView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform datasets list}. */
@Command(
        name = "list",
        description = "List the dataset versions.",
        footerHeading = "%nExample:%n",
        footer = "  longform datasets list --json")
final class DatasetsListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().datasets(), DatasetView::list);
    }
}
