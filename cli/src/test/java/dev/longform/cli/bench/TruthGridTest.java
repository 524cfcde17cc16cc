package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import dev.longform.local.simulated.NeedleAccuracy;
import dev.longform.local.simulated.NeedleAccuracy.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthGridTest {
    @TempDir
    Path directory;

    @Test
    void everyCellHasItsPairsAndEveryPairItsOwnTexts() throws IOException {
        List<String> lines = Files.readAllLines(TruthGrid.write(directory.resolve("grid"), 0));
        assertThat(lines).hasSize(8 * 10 * 32);
        assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
        JsonNode last = Json.MAPPER.readTree(lines.get(lines.size() - 1));
        assertThat(last.path("id").asText()).isEqualTo("8000/9/31");
        assertThat(last.at("/needle/length").asInt()).isEqualTo(8000);
        assertThat(last.at("/needle/position").asDouble()).isEqualTo(0.95);
    }

    @Test
    void aShuffledFileHasTheSameLinesInAnotherOrder() throws IOException {
        List<String> inOrder = Files.readAllLines(TruthGrid.write(directory.resolve("grid"), 0));
        List<String> shuffled = Files.readAllLines(TruthGrid.write(directory.resolve("shuffled"), 1));
        assertThat(shuffled).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void theTruthIsThatOfTheServer() {
        NeedleAccuracy falling = NeedleAccuracy.of(Shape.FALLING, 0.1, 0.9);
        assertThat(TruthGrid.truth(falling, 1000, 0)).isEqualTo(0.9);
        assertThat(TruthGrid.truth(falling, 8000, 9)).isEqualTo(0.1, within(1e-12));
        assertThat(TruthGrid.truth(NeedleAccuracy.of(Shape.FALLING_WITH_LENGTH, 0.1, 0.9), 8000, 0))
                .isEqualTo(0.1, within(1e-12));
    }
}
