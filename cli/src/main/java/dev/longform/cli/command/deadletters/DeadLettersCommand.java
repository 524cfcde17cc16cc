package dev.longform.cli.command.deadletters;

import picocli.CommandLine.Command;

/** Records that could not be read. */
@Command(
        name = "dead-letters",
        description = "Look at records that could not be read, and replay them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  longform dead-letters list", "  longform dead-letters replay longform.verdicts.v1"},
        subcommands = {DeadLettersListCommand.class, DeadLettersReplayCommand.class})
public final class DeadLettersCommand {}
