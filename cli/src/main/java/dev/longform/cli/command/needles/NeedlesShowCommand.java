package dev.longform.cli.command.needles;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.NeedlesView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform needles show}. */
@Command(
        name = "show",
        description = "Show a needle version: pairs and sources of every cell, per aspect, which cells are not full"
                + " and why, and what an editor wrote. Of a running plan, how far it is.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform needles show mine-needles"})
final class NeedlesShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The plan, or a needle version that was imported.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().needles(name), NeedlesView::one);
    }
}
