package dev.longform.cli;

import dev.longform.cli.client.Services;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private RunArgument argument;

    @Override
    public void run() {
        Services services = connection.services();
        output.show(services.dataset().change(argument.resolve(services), "cancel"), RunView::line);
    }
}
