package dev.longform.cli.command.deployments;

import picocli.CommandLine.Command;

/** Newly deployed model revisions: {@code add}, {@code list}, {@code show}. */
@Command(
        name = "deployments",
        description = "Tell of newly deployed model revisions, each of which is evaluated once.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  longform deployments add deployed.yaml", "  longform deployments list"},
        subcommands = {
            DeploymentsAddCommand.class,
            DeploymentsListCommand.class,
            DeploymentsShowCommand.class,
            DeploymentsRemoveCommand.class
        })
public final class DeploymentsCommand {}
