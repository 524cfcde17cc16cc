package dev.longform.cli;

import dev.longform.cli.client.Services;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private RunArgument argument;

    @Override
    public void run() {
        Services services = connection.services();
        output.show(services.dataset().change(argument.resolve(services), "pause"), RunView::line);
    }
}
