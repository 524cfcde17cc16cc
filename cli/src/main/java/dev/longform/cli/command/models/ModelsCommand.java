package dev.longform.cli.command.models;

import picocli.CommandLine.Command;

/** The model registry: {@code add}, {@code list}, {@code show}, {@code check}. */
@Command(
        name = "models",
        description = "Register models and look at them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  longform models add models.yaml", "  longform models check my-judge"},
        subcommands = {
            ModelsAddCommand.class,
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsCheckCommand.class
        })
public final class ModelsCommand {}
