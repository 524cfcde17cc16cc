package dev.longform.cli.command.bench;

import dev.longform.cli.bench.DialectsReport;
import dev.longform.cli.command.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private BenchInput input;

    @Override
    public Integer call() {
        DialectsReport report = input.bench().dialects();
        output.show(report.json(), json -> report.table());
        output.out().flush();
        return report.identical() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
