package dev.longform.cli.command.runs;

import picocli.CommandLine.Command;

/** Runs: one model on one dataset version by one protocol. */
@Command(
        name = "runs",
        description = "Start runs, follow and steer them, and read their verdicts.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform runs start --dataset mine --model my-classifier,my-judge --rotations both --follow",
            "  longform runs verdicts 0198c2 --outcome UNSCORED",
            "  longform runs retry 0198c2 --reason TIMEOUT"
        },
        subcommands = {
            RunsStartCommand.class,
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsPauseCommand.class,
            RunsResumeCommand.class,
            RunsCancelCommand.class,
            RunsRetryCommand.class,
            RunsDeleteCommand.class,
            RunsRecountCommand.class,
            RunsReparseCommand.class,
            RunsVerdictsCommand.class
        })
public final class RunsCommand {}
