package dev.longform.cli;

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
        footer = {"  longform leaderboard --dataset mine", "  longform leaderboard --dataset mine@1 --json"})
final class LeaderboardCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(names = "--dataset", required = true, paramLabel = "NAME[@VERSION]", description = "The dataset.")
    private String dataset;

    @Override
    public void run() {
        output.show(connection.services().aggregator().leaderboard(dataset), LeaderboardView::of);
    }
}
