package dev.longform.cli.command.datasets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform datasets delete}. */
@Command(
        name = "delete",
        description = {
            "Delete a dataset version with its items. This cannot be undone.",
            "There must be no runs on it; those that were deleted keep their numbers in 'longform history'. Its number"
                    + " is not given again: the same content is imported as a new version."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform datasets delete mine@1")
final class DatasetsDeleteCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME@VERSION", description = "The version; the newest one has to be named too.")
    private String name;

    @Override
    public void run() {
        connection.services().dataset().deleteDataset(name);
        ObjectNode deleted = Json.MAPPER.createObjectNode().put("deleted", name);
        output.show(deleted, answer -> "deleted dataset " + name);
    }
}
