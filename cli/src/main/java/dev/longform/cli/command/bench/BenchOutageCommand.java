package dev.longform.cli.command.bench;

import dev.longform.cli.bench.Drill;
import dev.longform.cli.command.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform bench outage}. */
@Command(
        name = "outage",
        description = {
            "Start a system in a temporary directory and take three simulated endpoints down while a fourth works: one is"
                    + " down from the start of its run, one refuses connections and one answers 503 from the middle on.",
            "Exit code 1 when a run is not stalled meanwhile, does not end by itself afterwards, loses an item or a number,"
                    + " or when the fourth endpoint's run becomes slower."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform bench outage",
            "  longform bench outage --dataset hellobench.jsonl processbench.jsonl --seconds 600"
        })
final class BenchOutageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private BenchInput input;

    @Option(names = "--seconds", defaultValue = "60", description = "How long they are down; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least 1");
        }
        Drill drill = input.bench().outage(seconds);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
