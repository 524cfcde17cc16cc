package dev.longform.cli.command.bench;

import dev.longform.cli.bench.Drill;
import dev.longform.cli.command.Output;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform bench upgrade}. */
@Command(
        name = "upgrade",
        description = {
            "Start another version's system in a temporary directory, with two processes of every service, and replace one"
                    + " after the other by this version's, while a simulated classifier and a simulated judge are evaluated"
                    + " and everything is read over REST.",
            "Exit code 1 when the runs do not last until the end, an item has not exactly one verdict, a number is not what"
                    + " the server counted, a read fails of a process that is not being replaced, a dead letter is left, or"
                    + " one of the two versions did not work beside the other."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform bench upgrade --from ../longform-of-last-month --dataset hellobench.jsonl",
            "  longform bench upgrade --from .                          # every process restarted, one by one"
        })
final class BenchUpgradeCommand implements Callable<Integer> {
    private static final int SHORTEST = 30;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private BenchInput input;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "The root of a built checkout: the version to upgrade from.")
    private Path from;

    @Option(
            names = "--seconds",
            defaultValue = "600",
            description =
                    "How long the runs would take, longer than the upgrade: they are hurried after it; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() {
        if (seconds < SHORTEST) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least " + SHORTEST);
        }
        Drill drill = input.bench().upgrade(from, seconds);
        output.show(drill.json(), json -> drill.text());
        return drill.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
