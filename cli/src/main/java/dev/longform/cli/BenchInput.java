package dev.longform.cli;

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
        Installation installation = Installation.ofLauncher();
        PrintWriter err = command.commandLine().getErr();
        return new Bench(
                installation, datasets == null ? List.of(installation.file("demo/dataset.jsonl")) : datasets, line -> {
                    err.println(line);
                    err.flush();
                });
    }
}
