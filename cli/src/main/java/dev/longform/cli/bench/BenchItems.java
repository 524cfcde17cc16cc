package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a dataset of any size out of the items of given files. Copies of an item differ in id and in their prompt, and no
 * prompt is part of another: servers can tell them apart.
 */
final class BenchItems {
    private BenchItems() {}

    /**
     * Writes a file of {@code items} items.
     *
     * @param sources JSON Lines files, not compressed
     * @param items how many
     * @param target the file to write
     * @return the target
     * @throws Failure when a file cannot be read or written
     */
    static Path expand(List<Path> sources, int items, Path target) {
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            List<JsonNode> originals = read(sources);
            for (int i = 0; i < items; i++) {
                int copy = i / originals.size();
                out.write(Json.MAPPER.writeValueAsString(copy(originals.get(i % originals.size()), i, copy)));
                out.newLine();
            }
            return target;
        } catch (IOException e) {
            throw new Failure("the benchmark's dataset cannot be made: " + e.getMessage(), e);
        }
    }

    /** The items of files. */
    static List<JsonNode> read(List<Path> sources) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (Path source : sources) {
            for (String line : Files.readAllLines(source)) {
                if (!line.isBlank()) {
                    items.add(Json.MAPPER.readTree(line));
                }
            }
        }
        if (items.isEmpty()) {
            throw new IOException("no items in " + sources);
        }
        return items;
    }

    private static ObjectNode copy(JsonNode original, int index, int copy) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        item.put("id", "bench-" + index);
        item.set("subset", original.path("subset"));
        String prompt = original.path("prompt").isTextual()
                ? original.path("prompt").asText()
                : original.path("prompt").path(0).path("content").asText();
        item.put("prompt", prompt + "\n(copy " + (copy + 1) + ")");
        item.set("chosen", original.path("chosen"));
        item.set("rejected", original.path("rejected"));
        return item;
    }
}
