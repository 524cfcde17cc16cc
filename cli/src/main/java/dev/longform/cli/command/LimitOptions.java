package dev.longform.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What a run may use at most. */
public final class LimitOptions {
    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "The most calls that may reach the model's server, failed ones included.")
    private Long maxCalls;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "The most tokens, prompt and completion, by the server's own count.")
    private Long maxTokens;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description = "The most money, in the currency of the prices in the model's file.")
    private BigDecimal maxCost;

    /** Puts what was given into the body of a start. */
    public void addTo(ObjectNode start) {
        ObjectNode budget = limits();
        if (!budget.isEmpty()) {
            start.set("budget", budget);
        }
    }

    /** The limits that were given, by their names in REST. */
    public ObjectNode limits() {
        ObjectNode budget = Json.MAPPER.createObjectNode();
        if (maxCalls != null) {
            budget.put("maxCalls", maxCalls);
        }
        if (maxTokens != null) {
            budget.put("maxTokens", maxTokens);
        }
        if (maxCost != null) {
            budget.put("maxCost", maxCost);
        }
        return budget;
    }
}
