package dev.longform.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.failure.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Documents of any length, made of the chosen responses of given files: one after another, each document from another on. */
final class LongDocuments {
    private static final String SEPARATOR = "\n\n";

    private LongDocuments() {}

    /**
     * Writes documents for a needle plan.
     *
     * @param sources JSON Lines files, not compressed
     * @param documents how many
     * @param characters how long each is at least
     * @param target the file to write
     * @return the target
     * @throws Failure when a file cannot be read or written
     */
    static Path write(List<Path> sources, int documents, int characters, Path target) {
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            List<JsonNode> items = BenchItems.read(sources);
            int next = 0;
            for (int document = 0; document < documents; document++) {
                StringBuilder text = new StringBuilder();
                while (text.length() < characters) {
                    JsonNode item = items.get(next++ % items.size());
                    text.append(item.at("/chosen/0").asText()).append(SEPARATOR);
                }
                ObjectNode line = Json.MAPPER.createObjectNode().put("id", "document-" + document);
                line.put("subset", "Writing").put("prompt", "Write document " + document + ".");
                out.write(line.put("response", text.toString()).toString());
                out.newLine();
            }
            return target;
        } catch (IOException e) {
            throw new Failure("the benchmark's documents cannot be made: " + e.getMessage(), e);
        }
    }
}
