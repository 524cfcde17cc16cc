package dev.longform.cli.command.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.bench.Bench;
import dev.longform.cli.client.Json;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longform bench figures}. */
@Command(
        name = "figures",
        description = {
            "Start a system in a temporary directory and measure how busy it keeps a server, what it costs beside plain"
                    + " Kafka, how fresh its numbers are, how fast it makes needles, and how much memory it takes.",
            "Figures are ratios taken in one run on one machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform bench figures",
            "  longform bench figures --only busy,freshness",
            "  longform bench figures --dataset hellobench.jsonl --seconds 60 --json > figures.json"
        })
final class BenchFiguresCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchInput input;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long each server is kept busy; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--items",
            defaultValue = "6350",
            description = "Items of the overhead measurement; default ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--pairs",
            defaultValue = "2000",
            description = "Pairs of the needles' measurement; default ${DEFAULT-VALUE}.")
    private int pairs;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SUBJECT",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.")
    private Set<Bench.Subject> only = EnumSet.allOf(Bench.Subject.class);

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Bench.Figures figures = input.bench().figures(only, seconds, items, pairs);
        if (json) {
            ObjectNode content = Json.MAPPER.createObjectNode();
            content.set("figures", figures.json());
            out.println(Json.pretty(content));
        } else {
            out.println(figures.table());
        }
        out.flush();
        return ExitCode.OK;
    }
}
