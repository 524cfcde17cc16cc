package dev.longform.cli.command.runs;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform runs list}. */
@Command(
        name = "list",
        description = "List the runs, the newest first.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs list")
final class RunsListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().runs(), RunView::list);
    }
}
