package dev.longform.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    Path directory;

    @Test
    void oneModelSeveralDocumentsAListAndAListUnderModelsAllWork() throws IOException {
        assertThat(names("name: a")).containsExactly("a");
        assertThat(names("name: a\n---\nname: b\n")).containsExactly("a", "b");
        assertThat(names("- name: a\n- name: b\n")).containsExactly("a", "b");
        assertThat(names("models:\n- name: a\n- name: b\n---\nname: c\n")).containsExactly("a", "b", "c");
    }

    @Test
    void aPlaceNamesTheModelWhenThereAreSeveral() throws IOException {
        Path file = write("- name: a\n- name: b\n");
        assertThat(ModelFile.read(file))
                .extracting(ModelFile.Entry::place)
                .containsExactly(file + ", model 1", file + ", model 2");
        assertThat(ModelFile.read(write("name: a")))
                .extracting(ModelFile.Entry::place)
                .containsExactly(file.toString());
    }

    @Test
    void whatIsNoModelIsRefusedWithItsPlace() throws IOException {
        assertFailure("", "there is no model in it");
        assertFailure("- a\n- name: b\n", ", model 1: a model is a set of fields");
        assertFailure("name: a\nname: b\n", ":2: not valid YAML: Duplicate field 'name'");
        assertFailure("name: [a\n", ": not valid YAML: ");
    }

    private void assertFailure(String yaml, String message) throws IOException {
        Path file = write(yaml);
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    private List<String> names(String yaml) throws IOException {
        return ModelFile.read(write(yaml)).stream()
                .map(entry -> entry.model().path("name").asText())
                .toList();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("models.yaml"), yaml);
    }
}
