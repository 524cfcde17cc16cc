package dev.longform.cli.command.audit;

import picocli.CommandLine.Command;

/** Who did what. */
@Command(
        name = "audit",
        description = "See who started, steered, changed or removed what.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = "  longform audit list --limit 20",
        subcommands = AuditListCommand.class)
public final class AuditCommand {}
