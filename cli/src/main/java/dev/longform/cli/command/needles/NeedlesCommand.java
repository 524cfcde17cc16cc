package dev.longform.cli.command.needles;

import picocli.CommandLine.Command;

/** Needle versions: {@code create}, {@code list}, {@code show}, {@code cancel}. */
@Command(
        name = "needles",
        description = {
            "Make datasets of long responses with one error at a known place, and look at them.",
            "Each pair is one text twice, the same but for the needle. A run on such a dataset shows at which lengths"
                    + " and positions a model notices the error."
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform needles create --dataset mine --name mine-needles --per-cell 12",
            "  longform needles show mine-needles"
        },
        subcommands = {
            NeedlesCreateCommand.class,
            NeedlesListCommand.class,
            NeedlesShowCommand.class,
            NeedlesCancelCommand.class
        })
public final class NeedlesCommand {}
