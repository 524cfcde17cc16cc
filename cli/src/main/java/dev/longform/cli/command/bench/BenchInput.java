package dev.longform.cli.command.bench;

import dev.longform.cli.bench.Bench;
import dev.longform.cli.stack.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --dataset} of the benchmarks, and the benchmark that it makes. */
final class BenchInput {
    @Option(
            names = "--dataset",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Items to evaluate, as JSON Lines; by default those that ship with longform.")
    private List<Path> datasets;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** A benchmark on these items that tells where it is on the standard error. */
    Bench bench() {
        return bench(
                command, datasets == null ? List.of(Installation.ofLauncher().file("demo/dataset.jsonl")) : datasets);
    }

    /** A benchmark on such items, for a command that does not let its user choose them. */
    static Bench bench(CommandSpec command, List<Path> datasets) {
        PrintWriter err = command.commandLine().getErr();
        return new Bench(Installation.ofLauncher(), datasets, line -> {
            err.println(line);
            err.flush();
        });
    }
}
