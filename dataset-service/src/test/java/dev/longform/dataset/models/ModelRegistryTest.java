package dev.longform.dataset.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.models.Models;
import dev.longform.local.testing.KafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KafkaAndPostgres.class, restrictToAnnotatedClass = false)
class ModelRegistryTest {
    @Inject
    Models models;

    private String name;

    @BeforeEach
    void nameTheModel() {
        name = "org/m-" + UUID.randomUUID() + ":it";
    }

    @Test
    void aModelIsAddedNormalisedAndShown() {
        add("1", "'endpoint':'HTTP://Host:80/v1/','options':{'timeoutSeconds':90},'tags':{'family':'x'}")
                .statusCode(201)
                .body("endpoint", equalTo("http://host"));

        given().get("/api/v1/models/" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("revision", equalTo("1"))
                .body("kind", equalTo("classifier"))
                .body("maxConcurrency", equalTo(8))
                .body("secret", nullValue())
                .body("options.timeoutSeconds", equalTo(90))
                .body("tags.family", equalTo("x"));
    }

    @Test
    void theSameAgainChangesNothing() {
        add("1", "'endpoint':'http://h','options':{'a':1,'b':[true]}").statusCode(201);
        add("1", "'options':{'b':[true],'a':1},'endpoint':'http://H/v1'").statusCode(200);
        assertThat(revisions()).containsExactly("1");
    }

    @Test
    void otherContentUnderTheSameRevisionIsRefused() {
        add("1", "'endpoint':'http://h'").statusCode(201);
        add("1", "'endpoint':'http://other'")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("revision of its own"));
        assertThat(models.find(name).orElseThrow().endpoint()).isEqualTo("http://h");
    }

    @Test
    void theRevisionAddedLastIsTheNewest() {
        add("2", "'endpoint':'http://h'").statusCode(201);
        add("10", "'endpoint':'http://h'").statusCode(201);
        add("2", "'endpoint':'http://h'").statusCode(200);

        assertThat(models.find(name).orElseThrow().revision()).isEqualTo("10");
        assertThat(models.find(name + "@2").orElseThrow().revision()).isEqualTo("2");
        assertThat(models.find(name + "@3")).isEmpty();
        given().queryParam("revision", "2").get("/api/v1/models/" + name).then().body("revision", equalTo("2"));
        given().queryParam("revision", "3").get("/api/v1/models/" + name).then().statusCode(404);
        given().get("/api/v1/models/none-" + name).then().statusCode(404);
        assertThat(revisions()).containsExactly("2", "10");
    }

    @Test
    void aBrokenRuleNamesItsField() {
        add("1", "'endpoint':'http://u:p@h'").statusCode(400).body("detail", containsString("endpoint must not hold"));
        add("1", "'endpoint':'http://h','maxConcurrencey':3")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("unknown: maxConcurrencey"));
        add("1", "'endpoint':'http://h','name':'x'")
                .statusCode(400)
                .body("detail", containsString("Duplicate field 'name'"));
        post("").statusCode(400);
        post("[]").statusCode(400).body("detail", containsString("a model is a JSON object"));
    }

    @Test
    void bodiesThatAreReadAsAWholeAreBounded() {
        post("\"" + "x".repeat(1024 * 1024) + "\"").statusCode(413);
    }

    private List<String> revisions() {
        return models.all().stream()
                .filter(model -> model.name().equals(name))
                .map(ModelSpec::revision)
                .toList();
    }

    private ValidatableResponse add(String revision, String more) {
        return post(("{'name':'" + name + "','revision':'" + revision
                        + "','kind':'classifier','adapter':'vllm-classify'," + more + "}")
                .replace('\'', '"'));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/models")
                .then();
    }
}
