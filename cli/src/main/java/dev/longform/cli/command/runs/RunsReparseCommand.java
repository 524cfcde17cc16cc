package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.ReparseView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform runs reparse}. */
@Command(
        name = "reparse",
        description = {
            "Read the stored texts of a judge's run again, without calling the model, and show which verdicts change.",
            "With --write the result becomes the run's next revision; 'runs verdicts ID --revision 1' still shows the"
                    + " first one. Texts that were stored in part stay as they were read."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform runs reparse 0198c2", "  longform runs reparse 0198c2 --template my-template@2 --write"})
final class RunsReparseCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunArgument argument;

    @Option(
            names = "--template",
            paramLabel = "ID[@VERSION]",
            description = "Read by this template's parser and scale. Default: the template that the run has.")
    private String template;

    @Option(names = "--write", description = "Make the result a new revision of the run.")
    private boolean write;

    @Override
    public void run() {
        Services services = connection.services();
        String id = argument.resolve(services);
        ObjectNode wish = Json.MAPPER.createObjectNode().put("write", write);
        if (template != null) {
            wish.set("template", services.dataset().template(template));
        }
        JsonNode report = services.aggregator().reparse(id, wish);
        output.show(report, ReparseView::of);
    }
}
