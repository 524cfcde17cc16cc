package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform runs show}. */
@Command(
        name = "show",
        description = {
            "Show a run: where it stands, and its numbers.",
            "With --json the coordinator's view, and the aggregator's under 'metrics' (null before its first verdict)."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  longform runs show 0198c2", "  longform runs show 0198c2 --revision 1"})
final class RunsShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunArgument argument;

    @Option(names = "--revision", paramLabel = "N", description = "The numbers of this revision. Default: the newest.")
    private Integer revision;

    @Override
    public void run() {
        Services services = connection.services();
        String id = argument.resolve(services);
        ObjectNode run = services.dataset().run(id).deepCopy();
        JsonNode metrics = services.aggregator().metrics(id, revision).orElse(NullNode.getInstance());
        run.set("metrics", metrics);
        output.show(run, RunView::one);
    }
}
