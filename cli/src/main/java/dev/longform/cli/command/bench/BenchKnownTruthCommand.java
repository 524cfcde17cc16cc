package dev.longform.cli.command.bench;

import dev.longform.cli.bench.Drill;
import dev.longform.cli.command.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform bench known-truth}. */
@Command(
        name = "known-truth",
        description = {
            "Start a system in a temporary directory and hold heatmaps against what is known: simulated classifiers whose"
                    + " accuracy depends on a needle's place in four stated ways, on pairs made for this, in 80 cells.",
            "Exit code 1 when a cell is not what the server counted, a trend has the wrong sign, a shuffled file gives"
                    + " another grid, or fewer than 93% or more than 97% of the cells' intervals cover the truth."
        },
        footerHeading = "%nExample:%n",
        footer = {"  longform bench known-truth --seeds 50"})
final class BenchKnownTruthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Option(
            names = "--seeds",
            defaultValue = "50",
            description = "How many classifiers of each of the four sorts; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Override
    public Integer call() {
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
        }
        Drill drill = BenchInput.bench(spec, List.of()).knownTruth(seeds);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
