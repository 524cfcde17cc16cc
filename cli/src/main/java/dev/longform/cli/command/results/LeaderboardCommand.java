package dev.longform.cli.command.results;

import dev.longform.cli.client.AggregatorService;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.LeaderboardView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform leaderboard}. */
@Command(
        name = "leaderboard",
        description = {
            "Show how the models did on a dataset.",
            "A model's newest finished run counts. Coverage stands beside every accuracy; the null baselines (longest,"
                    + " shortest, random) stand at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform leaderboard --dataset mine",
            "  longform leaderboard --dataset mine@1 --json",
            "  longform leaderboard --dataset mine --paper"
        })
public final class LeaderboardCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(names = "--dataset", required = true, paramLabel = "NAME[@VERSION]", description = "The dataset.")
    private String dataset;

    @Option(
            names = "--paper",
            description = "Add what the paper reports about its 22 models, with a remark where it does not add up.")
    private boolean paper;

    @Override
    public void run() {
        AggregatorService aggregator = connection.services().aggregator();
        output.show(
                paper ? aggregator.leaderboardWithPaper(dataset) : aggregator.leaderboard(dataset),
                LeaderboardView::of);
    }
}
