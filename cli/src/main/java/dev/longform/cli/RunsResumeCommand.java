package dev.longform.cli;

import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform runs resume}. */
@Command(
        name = "resume",
        description = "Go on with a paused run.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs resume 0198c2")
final class RunsResumeCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "ID", description = "The run.")
    private String id;

    @Override
    public void run() {
        output.show(connection.services().dataset().change(id, "resume"), RunView::line);
    }
}
