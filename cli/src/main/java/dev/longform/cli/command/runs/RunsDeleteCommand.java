package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform runs delete}. */
@Command(
        name = "delete",
        description =
                "Delete an ended run with its items, verdicts and texts. Its numbers stay: 'longform history' shows"
                        + " them. This cannot be undone.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs delete 0198c2")
final class RunsDeleteCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private RunArgument run;

    @Override
    public void run() {
        Services services = connection.services();
        String id = run.resolve(services);
        services.dataset().deleteRun(id);
        ObjectNode deleted = Json.MAPPER.createObjectNode().put("deleted", id);
        output.show(deleted, answer -> "deleted run " + id);
    }
}
