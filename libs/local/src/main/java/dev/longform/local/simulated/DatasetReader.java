package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the items of one JSON Lines file. Lines without a usable item are counted and left out. */
final class DatasetReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The subset of an item that names none. */
    private static final String NO_SUBSET = "none";

    private int skippedLines;

    /** Lines that were left out so far. */
    int skippedLines() {
        return skippedLines;
    }

    /**
     * Reads a file, plain or gzip.
     *
     * @throws IOException when it cannot be opened or unpacked
     */
    List<SimulatedItem> read(Path file) throws IOException {
        List<SimulatedItem> items = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8), 1 << 16)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!text.isBlank()) {
                    item(text, file.getFileName() + ":" + number).ifPresentOrElse(items::add, () -> skippedLines++);
                }
            }
        }
        return items;
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Optional<SimulatedItem> item(String line, String place) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<String> prompt = texts(json.path("prompt"));
        List<String> chosen = texts(json.path("chosen"));
        List<String> rejected = texts(json.path("rejected"));
        if (prompt.isEmpty() || chosen.isEmpty() || rejected.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SimulatedItem(
                json.path("id").asText(place),
                json.path("subset").asText(NO_SUBSET),
                prompt,
                chosen,
                rejected,
                1,
                needle(json.path("needle"))));
    }

    private static Needle needle(JsonNode node) {
        return node.path("aspect").isTextual()
                ? new Needle(
                        node.path("aspect").textValue(),
                        node.path("length").asInt(),
                        node.path("bin").asInt(),
                        node.path("bins").asInt())
                : null;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        for (JsonNode element : node.isArray() ? node : JSON.createArrayNode()) {
            texts.add(element.path("content").asText(element.asText()));
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }
}
