package dev.longform.cli.command.runs;

import picocli.CommandLine.Command;

/** {@code longform runs pause}. */
@Command(
        name = "pause",
        description = "Stop publishing a run's items; what is outstanding still comes in.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs pause 0198c2")
final class RunsPauseCommand extends RunSteering {
    RunsPauseCommand() {
        super("pause");
    }
}
