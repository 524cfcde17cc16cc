package dev.longform.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.RatingScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final String MINE = """
            id: mine
            protocol: rating
            parser: bracketed-rating
            scale: {min: 1, max: 5}
            example: "[[4]]"
            system: You judge.
            user: Rate {{prompt}} {{response}} as [[4]].
            repair: Answer as [[4]].
            """;

    @Test
    void everyFileIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/longform/templates/shipped"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(new ShippedTemplates()
                            .all().stream().map(JudgeTemplate::name).toList());
        }
    }

    @Test
    void eachJudgesProtocolHasATemplate() {
        assertThat(new ShippedTemplates().all())
                .extracting(JudgeTemplate::protocol)
                .contains(ProtocolName.SELECTION, ProtocolName.RATING, ProtocolName.PAIRWISE)
                .doesNotContain(ProtocolName.SCORES);
    }

    @Test
    void aFileWithoutAVersionLeavesItOpen() {
        TemplateFile file = TemplateFile.parse(MINE);

        assertThat(file.version()).isEmpty();
        assertThat(file.template().scale()).isEqualTo(new RatingScale(1, 5));
        assertThat(TemplateFile.parse("version: 3\n" + MINE).version()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void whatIsNoTemplateIsRefusedWithTheReason() {
        assertThatThrownBy(() -> TemplateFile.parse(MINE + "extra: 1\n")).hasMessageContaining("extra");
        assertThatThrownBy(() -> TemplateFile.parse(MINE.replace("scale: {min: 1, max: 5}\n", "")))
                .hasMessageContaining("a rating has a scale, a choice has none");
        assertThatThrownBy(() -> TemplateFile.parse(MINE.replace("protocol: rating", "protocol: scores")))
                .hasMessageContaining("protocol must be selection, rating or pairwise");
        assertThatThrownBy(() -> TemplateFile.parse("- a list")).hasMessageContaining("set of fields");
    }
}
