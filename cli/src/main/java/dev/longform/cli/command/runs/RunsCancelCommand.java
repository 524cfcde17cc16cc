package dev.longform.cli.command.runs;

import picocli.CommandLine.Command;

/** {@code longform runs cancel}. */
@Command(
        name = "cancel",
        description = "End a run now; its open items become UNSCORED (CANCELLED).",
        footerHeading = "%nExample:%n",
        footer = "  longform runs cancel 0198c2")
final class RunsCancelCommand extends RunSteering {
    RunsCancelCommand() {
        super("cancel");
    }
}
