package dev.longform.cli.command.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.DeadLetterView;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform dead-letters replay}. */
@Command(
        name = "replay",
        description = {
            "Read the dead letters of a topic again, at every service that has some.",
            "What is settled already costs nothing. Exit code 1 when some failed again."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform dead-letters replay longform.verdicts.v1")
final class DeadLettersReplayCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "TOPIC", description = "As 'longform dead-letters list' names it.")
    private String topic;

    @Override
    public Integer call() {
        Services services = connection.services();
        Set<String> known = new TreeSet<>();
        ArrayNode results = Json.MAPPER.createArrayNode();
        replay(services.dataset().deadLetters(), known, results, services.dataset()::replay);
        replay(services.aggregator().deadLetters(), known, results, services.aggregator()::replay);
        if (results.isEmpty()) {
            throw new Failure("there are no dead letters of " + topic
                    + (known.isEmpty()
                            ? ", nor of any other topic"
                            : "; there are some of " + String.join(", ", known)));
        }
        output.show(results, DeadLetterView::replayed);
        long failed = results.findValues("failed").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
        return failed > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void replay(JsonNode topics, Set<String> known, ArrayNode results, Function<String, JsonNode> replay) {
        boolean done = false;
        for (JsonNode entry : topics) {
            known.add(entry.path("topic").asText());
            if (!done && isMeant(entry)) {
                ObjectNode result = Json.MAPPER
                        .createObjectNode()
                        .put("service", entry.path("service").asText());
                result.setAll((ObjectNode) replay.apply(topic));
                results.add(result);
                done = true;
            }
        }
    }

    /** The topic itself may be named, or the one where its dead letters stand. */
    private boolean isMeant(JsonNode entry) {
        String original = entry.path("topic").asText();
        return topic.equals(original)
                || topic.equals(original + "." + entry.path("service").asText() + ".dlq");
    }
}
