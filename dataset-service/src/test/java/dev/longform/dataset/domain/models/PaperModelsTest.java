package dev.longform.dataset.domain.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files under {@code deploy/models} are models that the registry takes. */
class PaperModelsTest {
    private static final Path FILES = Path.of("..", "deploy", "models");
    private static final Path TABLE = Path.of("..", "aggregator-service", "src", "main", "resources", "paper.csv");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void theRegistryTakesEveryModelOfThePaper() throws IOException {
        List<ModelSpec> models = models();

        assertThat(models).hasSize(22);
        assertThat(models.stream().map(ModelSpec::name)).doesNotHaveDuplicates();
        assertThat(models.stream().filter(model -> model.kind() == ModelKind.GENERATIVE))
                .hasSize(6);
    }

    @Test
    void everyFileSaysWhetherItWasVerifiedAndWhereItsValuesComeFrom() throws IOException {
        assertThat(models()).allSatisfy(model -> assertThat(model.tags())
                .containsKeys("verified", "source", "paper", "trained-on"));
    }

    /** The leaderboard's figures and the files' are the same. */
    @Test
    void everyFileHasTheFiguresAndTheRemarkOfThePapersTable() throws IOException {
        List<String> table = Files.readAllLines(TABLE);
        String[] header = table.get(0).split(",");
        Map<String, ModelSpec> byName = models().stream().collect(Collectors.toMap(ModelSpec::name, model -> model));

        assertThat(table).hasSize(1 + byName.size());
        assertThat(table.subList(1, table.size())).allSatisfy(line -> {
            String[] row = line.split(",", -1);
            ModelSpec model = byName.get(row[0]);
            assertThat(model).as(row[0]).isNotNull();
            assertThat(model.kind()).isEqualTo(ModelKind.valueOf(row[1].toUpperCase(Locale.ROOT)));
            Map<String, Object> figures = new LinkedHashMap<>();
            for (int column = 2; column < header.length - 1; column++) {
                figures.put(column == 2 ? "score" : header[column], Double.valueOf(row[column]));
            }
            assertThat(model.tags()).containsEntry("paper", figures);
            assertThat(model.tags().getOrDefault("paperRemark", "")).isEqualTo(row[header.length - 1]);
        });
    }

    private static List<ModelSpec> models() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(PaperModelsTest::model)
                    .toList();
        }
    }

    private static ModelSpec model(Path file) {
        try {
            JsonNode models = YAML.readTree(file.toFile()).path("models");
            assertThat(models).as(file.toString()).hasSize(1);
            return ModelReader.read(models.get(0));
        } catch (IOException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }
}
