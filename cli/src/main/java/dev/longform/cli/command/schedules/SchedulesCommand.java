package dev.longform.cli.command.schedules;

import picocli.CommandLine.Command;

/** Models that are evaluated again: {@code add}, {@code list}, {@code show}, {@code enable}, {@code disable}, {@code remove}. */
@Command(
        name = "schedules",
        description = "Evaluate models again every so many hours, to see whether they drift.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform schedules add nightly --model my-judge --dataset mine --every 24 --sample 200",
            "  longform schedules show nightly"
        },
        subcommands = {
            SchedulesAddCommand.class,
            SchedulesListCommand.class,
            SchedulesShowCommand.class,
            SchedulesEnableCommand.class,
            SchedulesDisableCommand.class,
            SchedulesRemoveCommand.class
        })
public final class SchedulesCommand {}
