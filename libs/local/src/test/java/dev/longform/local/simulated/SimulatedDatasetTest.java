package dev.longform.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedDatasetTest {
    private static final String LINES = """
            \uFEFF{"id": "1", "subset": "QA", "prompt": "P", "chosen": ["good"], "rejected": ["bad", "worse"], "more": 1}\r

            {"id": "2", "subset": "QA", "prompt": [{"role": "system", "content": "S"}, {"role": "user", "content": "U"}], "chosen": "good", "rejected": ["bad"]}
            {"id": "3", "prompt": "no candidates"}
            not json
            {"id": "4", "subset": "QA", "prompt": "P", "chosen": ["good"], "rejected": ["bad", "worse"]}
            """;

    @TempDir
    private Path directory;

    @Test
    void aFileIsReadPlainOrPacked() throws IOException {
        Path plain = Files.writeString(directory.resolve("d.jsonl"), LINES);
        Path packed = directory.resolve("d.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }

        SimulatedDataset expected = new SimulatedDataset(
                List.of(
                        new SimulatedItem("1", "QA", List.of("P"), List.of("good"), List.of("bad", "worse"), 2),
                        new SimulatedItem("2", "QA", List.of("S", "U"), List.of("good"), List.of("bad"), 1)),
                2);
        assertThat(SimulatedDataset.read(List.of(plain))).isEqualTo(expected);
        assertThat(SimulatedDataset.read(List.of(packed))).isEqualTo(expected);
    }

    @Test
    void theSameItemInTwoFilesIsOneItem() throws IOException {
        String line = "{\"id\":\"1\",\"subset\":\"QA\",\"prompt\":\"P\",\"chosen\":[\"a\"],\"rejected\":[\"b\"]}\n";
        Path one = Files.writeString(directory.resolve("1.jsonl"), line);
        Path two = Files.writeString(directory.resolve("2.jsonl"), line);

        assertThat(SimulatedDataset.read(List.of(one, two)).items())
                .containsExactly(SimulatedItem.of("1", "QA", "P", List.of("a"), List.of("b")));
    }
}
