package dev.longform.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.JsonLines;
import dev.longform.cli.client.LineSource;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.follow.PlanFollower;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The demonstration's needle version, from the plan to the file of its pairs. */
final class NeedlePlan {
    private final DatasetService service;
    private final Demo.Reporter reporter;
    private String name;

    NeedlePlan(DatasetService service, Demo.Reporter reporter) {
        this.service = service;
        this.reporter = reporter;
    }

    /** Asks for needles in these documents. */
    void create(ObjectNode plan, Path documents) {
        JsonLines lines = new JsonLines(List.of(LineSource.of(documents.toString(), bytes -> {})));
        name = service.createNeedles(plan, lines).path("name").asText();
        reporter.line("needles " + name + ": being planted in " + names(documents));
    }

    private static String names(Path documents) {
        try (MappingIterator<JsonNode> lines =
                Json.MAPPER.readerFor(JsonNode.class).readValues(documents.toFile())) {
            StringJoiner names = new StringJoiner(", ");
            lines.forEachRemaining(line -> names.add(line.path("id").asText()));
            return names.toString();
        } catch (IOException e) {
            throw new Failure("the file " + documents + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until they are sealed, and says what they are.
     *
     * @return the version, {@code NAME@VERSION}
     * @throws Failure when the plan does not end so
     */
    String sealed() {
        JsonNode plan = new PlanFollower(service, reporter::line).follow(name);
        String state = plan.path("state").asText();
        if (!state.equals("SEALED")) {
            throw new Failure("the needles " + name + " ended as " + state + ": "
                    + plan.path("reason").asText());
        }
        Collection<Integer> cells = pairsByCell(plan).values();
        reporter.line("\nneedles %s version %s: %s pairs from %s documents, %d to %d in each of %d cells"
                .formatted(
                        name,
                        plan.path("version").asText(),
                        plan.path("items").asText(),
                        service.dataset(name).path("clusters").asText(),
                        cells.stream().mapToInt(n -> n).min().orElse(0),
                        cells.stream().mapToInt(n -> n).max().orElse(0),
                        cells.size()));
        return name + "@" + plan.path("version").asText();
    }

    /** Writes the pairs as JSON Lines. */
    void export(String version, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            service.copyItems(version, out);
        } catch (IOException e) {
            throw new Failure("the file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Pairs of every cell of the grid, all aspects together. */
    private static Map<String, Integer> pairsByCell(JsonNode plan) {
        return StreamSupport.stream(plan.path("cells").spliterator(), false)
                .collect(Collectors.groupingBy(
                        cell -> cell.path("length").asText() + "/"
                                + cell.path("bin").asText(),
                        Collectors.summingInt(cell -> cell.path("pairs").asInt())));
    }
}
