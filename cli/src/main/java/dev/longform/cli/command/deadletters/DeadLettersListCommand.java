package dev.longform.cli.command.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DeadLetterView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code longform dead-letters list}. */
@Command(
        name = "list",
        description = "List the dead letters of all services by topic, the newest in full.",
        footerHeading = "%nExample:%n",
        footer = "  longform dead-letters list")
final class DeadLettersListCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public void run() {
        Services services = connection.services();
        ArrayNode topics = Json.MAPPER.createArrayNode();
        services.dataset().deadLetters().forEach(topics::add);
        services.aggregator().deadLetters().forEach(topics::add);
        output.show(topics, DeadLetterView::list);
    }
}
