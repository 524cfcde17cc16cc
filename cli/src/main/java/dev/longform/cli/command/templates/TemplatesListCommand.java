package dev.longform.cli.command.templates;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.TemplateView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform templates list}. */
@Command(
        name = "list",
        description = "List the templates, shipped and added.",
        footerHeading = "%nExample:%n",
        footer = "  longform templates list")
final class TemplatesListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        output.show(connection.services().dataset().templates(), TemplateView::list);
    }
}
