package dev.longform.cli.command.audit;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.AuditView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform audit list}. */
@Command(
        name = "list",
        description = "List who did what to runs, schedules and deployments, the newest first.",
        footerHeading = "%nExample:%n",
        footer = "  longform audit list --limit 20")
final class AuditListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--before", paramLabel = "ID", description = "Only those before this act: the next page.")
    private Long before;

    @Override
    public void run() {
        output.show(connection.services().dataset().audit(limit, before), AuditView::list);
    }
}
