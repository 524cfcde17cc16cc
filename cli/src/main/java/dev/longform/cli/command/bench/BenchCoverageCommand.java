package dev.longform.cli.command.bench;

import dev.longform.cli.bench.CoverageReport;
import dev.longform.cli.command.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform bench coverage}. */
@Command(
        name = "coverage",
        description = {
            "Start a system in a temporary directory, evaluate a simulated classifier of a known accuracy for each"
                    + " seed, and count how many of the reported intervals cover it.",
            "Beside the count stands the exact coverage to be expected, and what sampling noise allows."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform bench coverage --dataset hellobench.jsonl processbench.jsonl --seeds 50"})
final class BenchCoverageCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private BenchInput input;

    @Option(names = "--seeds", defaultValue = "50", description = "How many classifiers; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--accuracy",
            defaultValue = "0.8",
            paramLabel = "SHARE",
            description = "How often each is right; default ${DEFAULT-VALUE}.")
    private double accuracy;

    @Override
    public void run() {
        if (seeds < 1 || !(accuracy >= 0 && accuracy <= 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds must be at least 1, and --accuracy lie between 0 and 1");
        }
        CoverageReport report = input.bench().coverage(seeds, accuracy);
        output.show(report.json(), json -> report.table());
        output.out().flush();
    }
}
