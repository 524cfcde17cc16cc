package dev.longform.cli.command.models;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ModelView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform models show}. */
@Command(
        name = "show",
        description = "Show a model. Of its secret only the name is known here.",
        footerHeading = "%nExamples:%n",
        footer = {"  longform models show my-judge", "  longform models show my-judge --revision 2026-01"})
final class ModelsShowCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The model.")
    private String name;

    @Option(names = "--revision", paramLabel = "R", description = "Its revision. Default: the newest.")
    private String revision;

    @Override
    public void run() {
        DatasetService service = connection.services().dataset();
        ObjectNode model = service.model(name, revision).deepCopy();
        model.set("probe", service.probe(name, model.path("revision").asText()).orElse(NullNode.getInstance()));
        output.show(model, ModelView::one);
    }
}
