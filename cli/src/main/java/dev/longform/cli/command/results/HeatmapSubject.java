package dev.longform.cli.command.results;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.RunArgument;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a heatmap is of: one run, perhaps beside another one, or all classifiers against all judges. */
final class HeatmapSubject {
    @ArgGroup(exclusive = false)
    private OfRun one;

    @ArgGroup(exclusive = false)
    private Pool pool;

    /** One run. */
    static final class OfRun {
        @Option(
                names = "--run",
                required = true,
                paramLabel = "ID",
                description = "The run: its id, or an unmistakable beginning or end of it.")
        private String run;

        @Option(
                names = "--compare",
                paramLabel = "ID",
                description = "Another run on the same dataset version: also show the difference, on needles that both"
                        + " answered.")
        private String compare;
    }

    /** All finished runs on a needle version. */
    static final class Pool {
        @Option(
                names = "--pooled",
                required = true,
                description = "All classifiers against all judges: each model's newest finished run.")
        private boolean pooled;

        @Option(
                names = "--dataset",
                required = true,
                paramLabel = "NAME[@VERSION]",
                description = "The needle version they ran on. Default version: the newest that any run is on.")
        private String dataset;
    }

    /** Whether sides are pooled. */
    boolean pooled() {
        return pool != null;
    }

    /**
     * Asks aggregator-service.
     *
     * @param aspect null for all aspects together
     */
    JsonNode read(Services services, String aspect) {
        if (pool != null) {
            return services.aggregator().pooledHeatmap(pool.dataset, aspect);
        }
        String other = one.compare == null ? null : RunArgument.resolve(services, one.compare);
        return services.aggregator().heatmap(RunArgument.resolve(services, one.run), aspect, other);
    }
}
