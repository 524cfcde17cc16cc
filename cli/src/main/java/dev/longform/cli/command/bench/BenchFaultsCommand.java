package dev.longform.cli.command.bench;

import dev.longform.cli.bench.Drill;
import dev.longform.cli.command.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform bench faults}. */
@Command(
        name = "faults",
        description = {
            "Start a system in a temporary directory, evaluate three simulated models, and kill services, broker and"
                    + " database with SIGKILL at seeded random times meanwhile.",
            "Exit code 1 when any number differs from an undisturbed run, an item has not exactly one verdict, or a"
                    + " call that a server saw is not accounted for."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform bench faults --dataset hellobench.jsonl processbench.jsonl --kills 20 --seed 1"})
final class BenchFaultsCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Mixin
    private BenchInput input;

    @Option(names = "--kills", defaultValue = "20", description = "How many kills; default ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--kills-per-run",
            defaultValue = "5",
            description = "How many while one set of runs goes; default ${DEFAULT-VALUE}.")
    private int killsPerRun;

    @Option(names = "--seed", defaultValue = "1", description = "Draws the times; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--latency",
            defaultValue = "200",
            description = "Latency of the simulated servers in ms; default ${DEFAULT-VALUE}.")
    private int latency;

    @Option(
            names = "--slots",
            defaultValue = "8",
            description = "Slots of each simulated server; default ${DEFAULT-VALUE}.")
    private int slots;

    @Override
    public Integer call() {
        Drill drill = input.bench().faults(kills, killsPerRun, seed, latency, slots);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
