package dev.longform.cli.command.results;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.HistoryView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform history}. */
@Command(
        name = "history",
        description = {
            "Show a model over its revisions and time, deleted runs included.",
            "Completed runs that asked the same of one revision (dataset version, protocol, template, decoding, seed) are"
                    + " repeats: how much they differ is the noise that a change between revisions has to exceed."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform history --model my-model --dataset mine")
public final class HistoryCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "The model, over all its revisions.")
    private String model;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description = "The dataset; all its versions unless one is named.")
    private String dataset;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many of the newest runs, 1000 at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public void run() {
        output.show(connection.services().aggregator().history(model, dataset, limit), HistoryView::of);
    }
}
