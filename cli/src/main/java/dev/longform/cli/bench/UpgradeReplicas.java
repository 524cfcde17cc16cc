package dev.longform.cli.bench;

import dev.longform.cli.bench.ReadWatch.Read;
import dev.longform.cli.client.AggregatorService;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Services;
import dev.longform.cli.client.VerdictFilter;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.stack.Part;
import dev.longform.cli.stack.StackSession;
import java.util.ArrayList;
import java.util.List;

/** The processes that are asked over REST, each by itself. */
final class UpgradeReplicas {
    private static final VerdictFilter ALL = new VerdictFilter(null, null, null, null);
    private static final int PAGE = 20;

    private final StackSession session;

    UpgradeReplicas(StackSession session) {
        this.session = session;
    }

    /** One process: of the two services that it may be the one that it is. */
    Services services(String title) {
        String url = session.restUrls().get(title);
        return Services.at(url, url);
    }

    /** What is read of each while these runs go on. */
    List<Read> reads(UpgradeRuns runs) {
        List<Read> reads = new ArrayList<>();
        session.titles(Part.DATASET).forEach(title -> reads.addAll(ofDataset(title, runs)));
        session.titles(Part.AGGREGATOR).forEach(title -> reads.addAll(ofAggregator(title, runs)));
        return reads;
    }

    private List<Read> ofDataset(String title, UpgradeRuns runs) {
        DatasetService service = services(title).dataset();
        List<Read> reads = new ArrayList<>();
        reads.add(new Read(title, "the list of runs", service::runs));
        reads.add(new Read(title, "the list of datasets", service::datasets));
        reads.add(new Read(title, "the list of models", service::models));
        reads.add(new Read(title, "the list of needle plans", service::needles));
        runs.lasting().forEach(run -> reads.add(new Read(title, "a run", () -> service.run(run))));
        return reads;
    }

    private List<Read> ofAggregator(String title, UpgradeRuns runs) {
        AggregatorService service = services(title).aggregator();
        List<Read> reads = new ArrayList<>();
        reads.add(new Read(title, "the leaderboard", () -> service.leaderboard(runs.dataset())));
        for (String run : runs.lasting()) {
            reads.add(new Read(title, "verdicts", () -> service.verdicts(run, ALL, PAGE, null)));
            reads.add(new Read(title, "a run's numbers", () -> service.metrics(run)
                    .orElseThrow(() -> new Failure("there are none"))));
        }
        return reads;
    }
}
