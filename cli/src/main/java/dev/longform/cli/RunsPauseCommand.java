package dev.longform.cli;

import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform runs pause}. */
@Command(
        name = "pause",
        description = "Stop publishing a run's items; what is outstanding still comes in.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs pause 0198c2")
final class RunsPauseCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "ID", description = "The run.")
    private String id;

    @Override
    public void run() {
        output.show(connection.services().dataset().change(id, "pause"), RunView::line);
    }
}
