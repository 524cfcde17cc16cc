package dev.longform.cli.command.runs;

import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.LimitOptions;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.RunView;
import dev.longform.contracts.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform runs retry}. */
@Command(
        name = "retry",
        description = {
            "Try a run's unscored items again; answered ones are never asked twice.",
            "A limit that is given here replaces the run's; what the run used so far counts."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform runs retry 0198c2",
            "  longform runs retry 0198c2 --reason UNPARSABLE",
            "  longform runs retry 0198c2 --reason BUDGET_EXHAUSTED --max-calls 5000"
        })
final class RunsRetryCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunArgument argument;

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Only items that are unscored for this reason: ${COMPLETION-CANDIDATES}.")
    private Reason reason;

    @Mixin
    private LimitOptions limits;

    @Override
    public void run() {
        Services services = connection.services();
        output.show(
                services.dataset()
                        .retry(argument.resolve(services), reason == null ? null : reason.name(), limits.limits()),
                run -> run.path("retried").asLong() + " items go out again\n" + RunView.line(run));
    }
}
