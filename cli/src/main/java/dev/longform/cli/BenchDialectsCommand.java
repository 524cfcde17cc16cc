package dev.longform.cli;

import dev.longform.cli.bench.Bench;
import dev.longform.cli.bench.DialectsReport;
import dev.longform.cli.stack.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform bench dialects}. */
@Command(
        name = "dialects",
        description = {
            "Start a system in a temporary directory, evaluate simulated models that have the same hidden scores and"
                    + " speak every wire protocol, each through its adapter, and compare all verdicts.",
            "Exit code 1 when a verdict differs, is missing, or is not what the server itself counted."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform bench dialects --dataset hellobench.jsonl"})
final class BenchDialectsCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Option(
            names = "--dataset",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Items to evaluate, as JSON Lines; by default those that ship with longform.")
    private List<Path> datasets;

    @Override
    public Integer call() {
        Installation installation = Installation.ofLauncher();
        List<Path> files = datasets == null ? List.of(installation.file("demo/dataset.jsonl")) : datasets;
        DialectsReport report = new Bench(installation, files, line -> {
                    output.err().println(line);
                    output.err().flush();
                })
                .dialects();
        output.show(report.json(), json -> report.table());
        output.out().flush();
        return report.identical() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
