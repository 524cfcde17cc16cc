package dev.longform.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** How a run asks. What is not given is left to dataset-service, whose defaults are stated here. */
public final class RunOptions {
    /** The judges' protocols. Named as users write them. */
    enum Protocol {
        selection,
        rating,
        pairwise
    }

    /** In how many orders a judge sees the candidates. */
    enum Orders {
        none,
        both,
        all
    }

    @Option(
            names = "--protocol",
            paramLabel = "P",
            description = "For judges: ${COMPLETION-CANDIDATES}. Default: selection.")
    private Protocol protocol;

    @Option(
            names = "--template",
            paramLabel = "ID[@VERSION]",
            description = "For judges, how they are asked and read; it must serve the protocol. Default version: the"
                    + " newest. Default: the protocol's shipped template.")
    private String template;

    @Option(
            names = "--rotations",
            paramLabel = "R",
            description =
                    "For judges, the orders of the candidates: none (one seeded order), both (it and its reverse),"
                            + " all (each candidate once in every slot). Default: none.")
    private Orders rotations;

    @Option(names = "--seed", paramLabel = "N", description = "Orders are drawn from it. Default: 1.")
    private Long seed;

    @Option(
            names = "--priority",
            paramLabel = "P",
            converter = PriorityName.class,
            description = "new-deployment (takes the next freed credits) or backfill. Default: backfill.")
    private String priority;

    @Option(names = "--allow-truncation", description = "Count answers to truncated input, flagged, as answered.")
    private boolean allowTruncation;

    /** Puts what was given into the body of a start. */
    public void addTo(ObjectNode start) {
        if (protocol != null) {
            start.put("protocol", protocol.name());
        }
        if (template != null) {
            start.put("template", template);
        }
        if (rotations != null) {
            start.put("rotations", rotations.name());
        }
        if (seed != null) {
            start.put("seed", seed);
        }
        if (priority != null) {
            start.put("priority", priority);
        }
        start.put("allowTruncation", allowTruncation);
    }
}
