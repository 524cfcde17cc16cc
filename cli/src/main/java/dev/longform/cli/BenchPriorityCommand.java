package dev.longform.cli;

import dev.longform.cli.bench.Bench;
import dev.longform.cli.bench.Drill;
import dev.longform.cli.stack.Installation;
import java.nio.file.Path;
import java.util.List;
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

    @Option(
            names = "--dataset",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Items to evaluate, as JSON Lines; by default those that ship with longform.")
    private List<Path> datasets;

    @Option(names = "--items", defaultValue = "10000", description = "Items of the backfill; default ${DEFAULT-VALUE}.")
    private int items;

    @Override
    public Integer call() {
        if (items < 500) {
            throw new ParameterException(spec.commandLine(), "--items must be at least 500");
        }
        Installation installation = Installation.ofLauncher();
        List<Path> files = datasets == null ? List.of(installation.file("demo/dataset.jsonl")) : datasets;
        Drill drill = new Bench(installation, files, line -> {
                    output.err().println(line);
                    output.err().flush();
                })
                .priority(items);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
