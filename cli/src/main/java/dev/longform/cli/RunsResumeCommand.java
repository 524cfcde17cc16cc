package dev.longform.cli;

import dev.longform.cli.client.Services;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private RunArgument argument;

    @Override
    public void run() {
        Services services = connection.services();
        output.show(services.dataset().change(argument.resolve(services), "resume"), RunView::line);
    }
}
