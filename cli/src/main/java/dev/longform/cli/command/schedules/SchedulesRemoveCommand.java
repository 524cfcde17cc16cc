package dev.longform.cli.command.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform schedules remove}. */
@Command(
        name = "remove",
        description = "Remove a schedule. What it started stays, and a run that is on its way goes on.",
        footerHeading = "%nExample:%n",
        footer = "  longform schedules remove nightly")
final class SchedulesRemoveCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name;

    @Override
    public void run() {
        connection.services().dataset().removeSchedule(name);
        ObjectNode removed = Json.MAPPER.createObjectNode().put("removed", name);
        output.show(removed, answer -> "removed schedule " + name);
    }
}
