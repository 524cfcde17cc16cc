package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongDocumentsTest {
    @TempDir
    Path directory;

    @Test
    void eachGoesOnWhereTheOneBeforeItEnded() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), """
                {"id": "1", "chosen": ["aaaa"], "rejected": ["x"]}
                {"id": "2", "chosen": ["bbbb"], "rejected": ["x"]}
                {"id": "3", "chosen": ["cccc"], "rejected": ["x"]}
                """);
        List<String> lines =
                Files.readAllLines(LongDocuments.write(List.of(source), 2, 8, directory.resolve("documents")));
        JsonNode first = Json.MAPPER.readTree(lines.get(0));
        JsonNode second = Json.MAPPER.readTree(lines.get(1));
        assertThat(first.path("id").asText()).isEqualTo("document-0");
        assertThat(first.path("response").asText()).isEqualTo("aaaa\n\nbbbb\n\n");
        assertThat(second.path("response").asText()).isEqualTo("cccc\n\naaaa\n\n");
        assertThat(lines).hasSize(2);
    }
}
