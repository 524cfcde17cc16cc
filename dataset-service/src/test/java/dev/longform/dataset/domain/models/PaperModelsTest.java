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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files under {@code deploy/models} are models that the registry takes. */
class PaperModelsTest {
    private static final Path FILES = Path.of("..", "deploy", "models");
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
