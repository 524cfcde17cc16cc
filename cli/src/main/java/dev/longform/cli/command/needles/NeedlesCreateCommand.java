package dev.longform.cli.command.needles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.JsonLines;
import dev.longform.cli.client.LineSource;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.PlanFollower;
import dev.longform.cli.view.NeedlesView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform needles create}. */
@Command(
        name = "create",
        description = {
            "Plant errors in long responses, and seal the pairs as a dataset.",
            "The documents are the longest responses of a dataset's items, or the 'response' of each line of a file. A"
                    + " document is cut to every length that it reaches. The same plan makes the same dataset."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform needles create --dataset mine --name mine-needles",
            "  longform needles create --documents long.jsonl --lengths 1000,2000,4000 --positions 5 --per-cell 12 \\",
            "      --aspects number,negation --seed 7 --name long-needles",
            "  longform needles create --dataset mine@2 --plan plan.yaml --name again",
            "  longform needles create --dataset mine --aspects factuality --editor my-editor --per-cell 8 --name facts"
        })
final class NeedlesCreateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Mixin
    private PlanOptions options;

    @Option(
            names = "--documents",
            paramLabel = "FILE",
            description = "JSON Lines, plain or gzip: subset, prompt, response, and an id. Instead of --dataset.")
    private String documents;

    @Option(names = "--detach", description = "Do not wait until the dataset is sealed.")
    private boolean detach;

    @Override
    public void run() {
        ObjectNode plan = options.plan();
        if (plan.hasNonNull("dataset") == (documents != null)) {
            throw new ParameterException(
                    spec.commandLine(), "name the documents: either --dataset NAME or --documents FILE");
        }
        DatasetService service = connection.services().dataset();
        JsonNode created = documents == null ? service.createNeedles(plan) : send(service, plan);
        if (!detach) {
            created = new PlanFollower(service, output.err()::println)
                    .follow(created.path("name").asText());
        }
        output.show(created, NeedlesView::one);
        if (created.path("state").asText().equals("FAILED")) {
            throw new Failure("the plan failed: " + created.path("reason").asText());
        }
    }

    private JsonNode send(DatasetService service, ObjectNode plan) {
        JsonLines lines = new JsonLines(List.of(LineSource.of(documents, bytes -> {})));
        return service.createNeedles(plan, lines);
    }
}
