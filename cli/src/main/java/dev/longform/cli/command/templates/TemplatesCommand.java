package dev.longform.cli.command.templates;

import picocli.CommandLine.Command;

/** Judge templates: {@code add}, {@code list}, {@code show}. */
@Command(
        name = "templates",
        description = "Add templates for judges and look at them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  longform templates show rating-default", "  longform templates add my-template.yaml"},
        subcommands = {TemplatesAddCommand.class, TemplatesListCommand.class, TemplatesShowCommand.class})
public final class TemplatesCommand {}
