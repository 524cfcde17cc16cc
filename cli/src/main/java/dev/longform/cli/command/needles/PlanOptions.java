package dev.longform.cli.command.needles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.PlanFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What a needle plan wants. What is not given is left to dataset-service, whose defaults are stated here. */
final class PlanOptions {
    @Option(names = "--plan", paramLabel = "FILE", description = "The plan as YAML or JSON; options stand above it.")
    private Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "The dataset that is made.")
    private String name;

    @Option(
            names = "--dataset",
            paramLabel = "NAME[@VERSION]",
            description = "The dataset whose responses are the documents. Default version: the newest.")
    private String dataset;

    @Option(
            names = "--lengths",
            split = ",",
            paramLabel = "TOKENS",
            description = "The grid's rows, with commas between them. Default: 1000,2000,...,8000.")
    private List<Integer> lengths;

    @Option(names = "--positions", paramLabel = "N", description = "Bins of equal width. Default: 10.")
    private Integer positions;

    @Option(
            names = "--aspects",
            split = ",",
            paramLabel = "ASPECT",
            description = "number, negation, entity, contradiction, safety, and with --editor factuality."
                    + " Default: all of them.")
    private List<String> aspects;

    @Option(
            names = "--haystacks",
            paramLabel = "ORIGIN",
            description = "cut: from the responses, at paragraphs' ends; or written: by the editor to the dataset's"
                    + " prompts, extended until within the length's tolerance. Default: cut.")
    private String haystacks;

    @Option(
            names = "--editor",
            paramLabel = "NAME[@REVISION]",
            description = "A registered generative model that writes what 'factuality' needs: a true and a false"
                    + " sentence for each pair, which it then verifies in both orders; and written haystacks. Its answers"
                    + " are kept and used again. Default revision: the newest.")
    private String editor;

    @Option(
            names = "--per-cell",
            paramLabel = "N",
            description = "Pairs for each length, position and aspect. Default: 30.")
    private Integer perCell;

    @Option(names = "--seed", paramLabel = "N", description = "What is drawn is drawn from it. Default: 1.")
    private Long seed;

    @Option(names = "--tokenizer", paramLabel = "NAME", description = "Default: o200k_base.")
    private String tokenizer;

    /** The plan's JSON. */
    ObjectNode plan() {
        ObjectNode plan = PlanFile.read(file);
        set(plan, "name", name);
        set(plan, "dataset", dataset);
        set(plan, "tokenizer", tokenizer);
        set(plan, "haystacks", haystacks);
        set(plan, "editor", editor);
        if (lengths != null) {
            lengths.forEach(plan.putArray("lengths")::add);
        }
        if (aspects != null) {
            aspects.forEach(plan.putArray("aspects")::add);
        }
        if (positions != null) {
            plan.put("positions", positions);
        }
        if (perCell != null) {
            plan.put("perCell", perCell);
        }
        if (seed != null) {
            plan.put("seed", seed);
        }
        return plan;
    }

    private static void set(ObjectNode plan, String field, String value) {
        if (value != null) {
            plan.put(field, value);
        }
    }
}
