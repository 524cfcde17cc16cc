package dev.longform.cli.command.templates;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.TemplateView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform templates show}. */
@Command(
        name = "show",
        description = "Show a template with its texts.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform templates show rating-default", "  longform templates show my-template@2"})
final class TemplatesShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "ID[@VERSION]", description = "The template. Default version: the newest.")
    private String name;

    @Override
    public void run() {
        output.show(connection.services().dataset().template(name), TemplateView::one);
    }
}
