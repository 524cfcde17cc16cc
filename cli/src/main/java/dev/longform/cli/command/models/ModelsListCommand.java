package dev.longform.cli.command.models;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ModelView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform models list}. */
@Command(
        name = "list",
        description = "List the registered models.",
        footerHeading = "%nExample:%n",
        footer = "  longform models list")
final class ModelsListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().models(), ModelView::list);
    }
}
