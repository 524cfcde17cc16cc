package dev.longform.cli.command.results;

import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.ComparisonView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform compare}. */
@Command(
        name = "compare",
        description = {
            "Compare two runs on the items that both answered.",
            "Differences are the first run less the second. Models of one kind are compared by credit, a classifier and a"
                    + " judge by whether a chosen response is at the top. 'bounds' is what the unanswered items could"
                    + " make of the difference."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform compare 0198c2 0198c7")
public final class CompareCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(
            index = "0",
            paramLabel = "RUN_A",
            description = "A run: its id, or an unmistakable beginning or end of it.")
    private String run;

    @Parameters(index = "1", paramLabel = "RUN_B", description = "The run it is compared with.")
    private String with;

    @Override
    public void run() {
        Services services = connection.services();
        output.show(
                services.aggregator().compare(RunArgument.resolve(services, run), RunArgument.resolve(services, with)),
                ComparisonView::of);
    }
}
