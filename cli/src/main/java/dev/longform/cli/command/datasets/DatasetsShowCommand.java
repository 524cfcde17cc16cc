package dev.longform.cli.command.datasets;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DatasetView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform datasets show}. */
@Command(
        name = "show",
        description = "Show a dataset version: its hash, subsets, lengths, null baselines, and what they mark.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform datasets show mine        the newest version", "  longform datasets show mine@1"})
final class DatasetsShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME[@VERSION]", description = "The dataset.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().dataset(name), DatasetView::one);
    }
}
