package dev.longform.dataset.templates;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.mockito.ArgumentMatchers.any;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.Priority;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.ProtocolChoice;
import dev.longform.dataset.domain.runs.StartRuns;
import dev.longform.dataset.domain.templates.TemplateChecker;
import dev.longform.dataset.domain.templates.TemplateDirectory;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.InjectMock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class TemplateLibraryTest {
    @InjectMock
    TemplateChecker checker;

    @Inject
    ProtocolChoice protocols;

    @Inject
    TemplateDirectory directory;

    private String id;

    @BeforeEach
    void everythingFits() {
        id = "t" + UUID.randomUUID();
        Mockito.when(checker.problems(any())).thenReturn(List.of());
    }

    private String template(String system) {
        return """
                id: %s
                protocol: rating
                parser: bracketed-rating
                scale: {min: 1, max: 5}
                example: "[[4]]"
                system: %s
                user: "{{nonce}} {{prompt}} {{response}}"
                repair: Again.
                """.formatted(id, system);
    }

    private static ValidatableResponse add(String template) {
        return given().contentType("text/plain")
                .body(template)
                .post("/api/v1/templates")
                .then();
    }

    @Test
    void otherContentIsAnotherVersionAndTheSameContentIsNot() {
        add(template("One.")).statusCode(201).body("version", equalTo(1));
        add(template("Two.")).statusCode(201).body("version", equalTo(2));
        add(template("One.")).statusCode(200).body("version", equalTo(1));

        given().get("/api/v1/templates/" + id).then().statusCode(200).body("system", equalTo("Two."));
        given().get("/api/v1/templates/" + id + "@1").then().statusCode(200).body("system", equalTo("One."));
        given().get("/api/v1/templates").then().body("id", hasItems(id, "pairwise-default", "selection-default"));
        given().get("/api/v1/templates/" + id + "@3").then().statusCode(404);
    }

    @Test
    void aStatedVersionNeverChanges() {
        add("version: 4\n" + template("Four.")).statusCode(201).body("version", equalTo(4));
        add("version: 4\n" + template("Four.")).statusCode(200);
        add("version: 4\n" + template("Other."))
                .statusCode(409)
                .body("detail", containsString("a version never changes"));
        add(template("Next.")).statusCode(201).body("version", equalTo(5));
    }

    @Test
    void whatDoesNotFitItsParserIsRefusedWithTheReason() {
        Mockito.when(checker.problems(any())).thenReturn(List.of("its parser cannot read its example"));

        add(template("One.")).statusCode(400).body("detail", equalTo("its parser cannot read its example"));
        add(template("One.").replace(id, "rating-default"))
                .statusCode(400)
                .body("detail", containsString("shipped with the system"));
        add("id: " + id).statusCode(400).body("detail", containsString("protocol is missing"));
    }

    @Test
    void aRunCarriesTheTemplateThatItNames() {
        add(template("One."));
        add(template("Two."));

        ProtocolSpec newest = protocols.of(ModelKind.GENERATIVE, wish(ProtocolName.RATING, id));
        ProtocolSpec first = protocols.of(ModelKind.GENERATIVE, wish(ProtocolName.RATING, id + "@1"));
        ProtocolSpec pairwise = protocols.of(ModelKind.GENERATIVE, wish(ProtocolName.PAIRWISE, null));

        assertThat(newest.template()).isEqualTo(id + "@2");
        assertThat(newest.templateContent().system()).isEqualTo("Two.");
        assertThat(first.templateContent().system()).isEqualTo("One.");
        assertThat(pairwise.template()).isEqualTo("pairwise-default@1");
        assertThat(pairwise.rotations()).isEqualTo(Rotations.BOTH);
    }

    @Test
    void aFileThatChangesInTheDirectoryIsAnotherVersion(@TempDir Path mounted) throws Exception {
        Path file = mounted.resolve("mine.yaml");
        Files.writeString(file, template("One."));
        directory.addFrom(mounted);
        directory.addFrom(mounted);
        Files.writeString(file, template("Two."));
        directory.addFrom(mounted);

        given().get("/api/v1/templates/" + id).then().statusCode(200).body("version", equalTo(2));
    }

    private static StartRuns wish(ProtocolName protocol, String template) {
        return new StartRuns(
                "any",
                List.of("any"),
                protocol,
                Rotations.NONE,
                Optional.ofNullable(template),
                1,
                Priority.BACKFILL,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                Budget.NONE);
    }
}
