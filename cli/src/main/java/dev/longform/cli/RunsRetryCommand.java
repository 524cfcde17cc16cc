package dev.longform.cli;

import dev.longform.cli.client.Services;
import dev.longform.cli.view.RunView;
import dev.longform.contracts.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform runs retry}. */
@Command(
        name = "retry",
        description = "Try a run's unscored items again; answered ones are never asked twice.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform runs retry 0198c2", "  longform runs retry 0198c2 --reason UNPARSABLE"})
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

    @Override
    public void run() {
        Services services = connection.services();
        output.show(
                services.dataset().retry(argument.resolve(services), reason == null ? null : reason.name()),
                run -> run.path("retried").asLong() + " items go out again\n" + RunView.line(run));
    }
}
