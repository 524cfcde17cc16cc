package dev.longform.cli.command.runs;

import picocli.CommandLine.Command;

/** {@code longform runs resume}. */
@Command(
        name = "resume",
        description = "Go on with a paused run.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs resume 0198c2")
final class RunsResumeCommand extends RunSteering {
    RunsResumeCommand() {
        super("resume");
    }
}
