package dev.longform.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What adapters send and model servers answer, as a server's contract has it, written down in {@code /exchanges} of a
 * module's test resources: one JSON file for each rule, with its {@code adapter}, {@code contract} and {@code exchanges}.
 */
public final class RecordedExchanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedExchanges() {}

    /**
     * All files of a module in the order of their names.
     *
     * @param test a class of the module's tests
     */
    public static List<JsonNode> of(Class<?> test) {
        try (Stream<Path> files =
                Files.list(Path.of(test.getResource("/exchanges").toURI()))) {
            return files.sorted().map(RecordedExchanges::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The adapter and the rule that it is held to. */
    public static String name(JsonNode recorded) {
        return recorded.get("adapter").asText() + ": " + recorded.get("rule").asText();
    }

    /** The names of those whose adapter and contract stand in no row of {@code docs/adapters.md}. */
    public static List<String> notInTheTable(List<JsonNode> all) throws IOException {
        List<String> table = Files.readAllLines(Path.of("..", "docs", "adapters.md"));
        return all.stream()
                .filter(recorded -> table.stream()
                        .noneMatch(row ->
                                row.startsWith("| `" + recorded.get("adapter").asText() + "` |")
                                        && row.contains(recorded.get("contract").asText())))
                .map(RecordedExchanges::name)
                .toList();
    }

    /**
     * Where a request is not as one was written down: it holds at least the fields of {@code request}, and none of
     * {@code absent}.
     *
     * @param exchange one of {@code exchanges}
     * @param body what was sent
     */
    public static List<String> differences(JsonNode exchange, String body) throws IOException {
        JsonNode sent = JSON.readTree(body);
        List<String> differences = new ArrayList<>();
        exchange.get("request").fields().forEachRemaining(field -> {
            JsonNode value = sent.path(field.getKey());
            if (!value.equals(field.getValue())) {
                differences.add(field.getKey() + " is " + value + ", not " + field.getValue());
            }
        });
        exchange.get("absent").forEach(name -> {
            if (sent.has(name.asText())) {
                differences.add(name.asText() + " is there");
            }
        });
        return differences;
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
