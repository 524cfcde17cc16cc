package dev.longform.cli.command.needles;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.NeedlesView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform needles list}. */
@Command(
        name = "list",
        description = "List the plans of needle versions: the newest of each name.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform needles list", "  longform needles list --json"})
final class NeedlesListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().needles(), NeedlesView::list);
    }
}
