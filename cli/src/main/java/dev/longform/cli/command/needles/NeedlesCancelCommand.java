package dev.longform.cli.command.needles;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.NeedlesView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform needles cancel}. */
@Command(
        name = "cancel",
        description = "Give up a running plan; no dataset is made.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform needles cancel mine-needles"})
final class NeedlesCancelCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The plan.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().cancelNeedles(name), NeedlesView::one);
    }
}
