package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.view.FollowView;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Everything once on a running system: a leaderboard and heatmaps, with what comes out checked against what is known. */
public final class Demo implements AutoCloseable {
    private final LeaderboardDemo leaderboard;
    private final NeedleDemo needles;

    /** Where the lines of the demonstration go. */
    @FunctionalInterface
    public interface Reporter {
        void line(String text);
    }

    /**
     * @param directory for the simulated servers' files
     * @param progress shows how runs go
     */
    public Demo(
            Services services,
            Installation installation,
            Path directory,
            Reporter reporter,
            Supplier<FollowView> progress) {
        DemoRuns runs = new DemoRuns(services, reporter, progress);
        leaderboard = new LeaderboardDemo(services, installation, directory, reporter, runs);
        needles = new NeedleDemo(services, installation, directory, reporter, runs);
    }

    /**
     * What came out.
     *
     * @param leaderboard as aggregator-service gives it
     * @param heatmaps one for each simulated model, as aggregator-service gives them
     * @param sound whether every check held
     */
    public record Result(JsonNode leaderboard, List<JsonNode> heatmaps, boolean sound) {}

    /**
     * Runs it, once. Needles are planted while the leaderboard's models run. The simulated servers go on until
     * {@link #close()}.
     *
     * @throws Failure when a part of it cannot be done
     */
    public Result run() {
        needles.plan();
        LeaderboardDemo.Result models = leaderboard.run();
        NeedleDemo.Result grids = needles.run();
        return new Result(models.leaderboard(), grids.heatmaps(), models.sound() && grids.sound());
    }

    /** Ends the simulated servers. */
    @Override
    public void close() {
        leaderboard.close();
        needles.close();
    }
}
