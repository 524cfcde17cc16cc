package dev.longform.cli.command.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.PolicyFile;
import dev.longform.cli.client.ServiceFailure;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.GateView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform gate}. */
@Command(
        name = "gate",
        description = {
            "Hold a run, or a model's newest runs, against a policy: may the model go on?",
            "A number that is missing, unfinished or too uncertain is inconclusive, never a pass."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:pass",
            "1:no answer could be had, for example because the service cannot be reached",
            "2:wrong usage, or a policy that cannot be read or is refused",
            "3:fail",
            "4:inconclusive"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform gate --run 0198c2 --policy policy.yaml",
            "  longform gate --model skywork-v2-8b@2025-07 --policy policy.yaml --json",
            "",
            "A policy:",
            "  policy: production",
            "  incumbent: skywork-v2-3b     # a run, NAME or NAME@REVISION; else the model's previous revision",
            "  rules:",
            "    - dataset: mine            # and, if you like, subset: QA",
            "      floor: 0.70              # the accuracy's interval must reach it",
            "      margin: 0.02             # how much worse than the incumbent it may be",
            "      coverage: 0.95           # the least share of answered items",
            "      positionBias: 0.10       # at most",
            "      truncation: 0.01         # at most"
        })
public final class GateCommand implements Callable<Integer> {
    private static final int FAIL = 3;
    private static final int INCONCLUSIVE = 4;
    private static final int BAD_REQUEST = 400;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The policy, in YAML or JSON.")
    private Path policy;

    /** Whom it is about. */
    static final class Subject {
        @Option(
                names = "--run",
                paramLabel = "ID",
                description = "The run: its id, or an unmistakable beginning or end of it.")
        private String run;

        @Option(
                names = "--model",
                paramLabel = "NAME@REVISION",
                description = "The model: its newest runs on the policy's datasets.")
        private String model;
    }

    @Override
    public Integer call() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.set("policy", policy());
        Services services = connection.services();
        if (subject.run != null) {
            request.put("run", RunArgument.resolve(services, subject.run));
        } else {
            request.put("model", subject.model);
        }
        JsonNode decision = decision(services, request);
        output.show(decision, GateView::of);
        return exitCode(decision.path("word").asText());
    }

    private JsonNode policy() {
        try {
            return PolicyFile.read(policy);
        } catch (Failure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What the service refuses to read will be refused again: that is no missing answer. */
    private JsonNode decision(Services services, ObjectNode request) {
        try {
            return services.aggregator().gate(request);
        } catch (ServiceFailure e) {
            if (e.status() == BAD_REQUEST) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            throw e;
        }
    }

    private static int exitCode(String word) {
        return switch (word) {
            case "PASS" -> ExitCode.OK;
            case "FAIL" -> FAIL;
            case "INCONCLUSIVE" -> INCONCLUSIVE;
            default -> throw new Failure("aggregator-service gave no word that is known: '" + word + "'");
        };
    }
}
