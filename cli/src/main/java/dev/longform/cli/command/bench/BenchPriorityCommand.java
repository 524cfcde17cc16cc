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

/** {@code longform bench priority}. */
@Command(
        name = "priority",
        description = {
            "Start a system in a temporary directory, start a long backfill, and then a new deployment's run on the same"
                    + " endpoint, and see when its items go out.",
            "Exit code 1 when an item of the backfill goes out before the new run has none left to send."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform bench priority", "  longform bench priority --items 10000 --json"})
final class BenchPriorityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private BenchInput input;

    @Option(names = "--items", defaultValue = "10000", description = "Items of the backfill; default ${DEFAULT-VALUE}.")
    private int items;

    @Override
    public Integer call() {
        if (items < 500) {
            throw new ParameterException(spec.commandLine(), "--items must be at least 500");
        }
        Drill drill = input.bench().priority(items);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
