package dev.longform.cli;

import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform runs cancel}. */
@Command(
        name = "cancel",
        description = "End a run now; its open items become UNSCORED (CANCELLED).",
        footerHeading = "%nExample:%n",
        footer = "  longform runs cancel 0198c2")
final class RunsCancelCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "ID", description = "The run.")
    private String id;

    @Override
    public void run() {
        output.show(connection.services().dataset().change(id, "cancel"), RunView::line);
    }
}
