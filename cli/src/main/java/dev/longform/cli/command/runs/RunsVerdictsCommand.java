package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.AggregatorService;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.client.VerdictFilter;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.VerdictView;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform runs verdicts}. */
@Command(
        name = "verdicts",
        description = "Show a run's verdicts, item by item.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform runs verdicts 0198c2 --outcome WRONG --limit 20",
            "  longform runs verdicts 0198c2 --reason UNPARSABLE --json",
            "  longform runs verdicts 0198c2 --revision 1"
        })
final class RunsVerdictsCommand implements Runnable {
    private static final int PAGE = 500;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunArgument argument;

    @Option(names = "--outcome", paramLabel = "O", description = "Only this outcome: ${COMPLETION-CANDIDATES}.")
    private Outcome outcome;

    @Option(names = "--reason", paramLabel = "R", description = "Only unscored items with this reason.")
    private Reason reason;

    @Option(names = "--subset", paramLabel = "NAME", description = "Only this subset.")
    private String subset;

    @Option(names = "--revision", paramLabel = "N", description = "Of this revision. Default: the newest.")
    private Integer revision;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many. Default: 100.")
    private int limit;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        Services services = connection.services();
        ObjectNode found = collect(services.aggregator(), argument.resolve(services));
        output.show(
                found, f -> VerdictView.list(f.path("verdicts"), !f.path("next").isNull()));
    }

    private ObjectNode collect(AggregatorService aggregator, String id) {
        VerdictFilter filter = new VerdictFilter(name(outcome), name(reason), subset, revision);
        ObjectNode result = Json.MAPPER.createObjectNode();
        ArrayNode verdicts = result.putArray("verdicts");
        String cursor = null;
        do {
            JsonNode page = aggregator.verdicts(id, filter, Math.min(PAGE, limit - verdicts.size()), cursor);
            page.path("verdicts").forEach(verdicts::add);
            cursor = Json.text(page, "next");
        } while (cursor != null && verdicts.size() < limit);
        return result.put("next", cursor);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
