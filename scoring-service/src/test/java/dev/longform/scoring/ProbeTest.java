package dev.longform.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.ProbeReport.Activation;
import dev.longform.contracts.ProbeReport.ChatTemplate;
import dev.longform.contracts.ProbeReport.Finding;
import dev.longform.contracts.ProbeReport.Level;
import dev.longform.contracts.Reason;
import dev.longform.local.testing.KafkaAndPostgres;
import dev.longform.platform.EventJson;
import dev.longform.platform.EventWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = KafkaAndPostgres.class,
        initArgs = @ResourceArg(name = "database", value = "false"),
        restrictToAnnotatedClass = false)
class ProbeTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void aServerThatFitsIsDescribed() throws Exception {
        vllmPages();
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(7.25))));

        ProbeReport report = probe("vllm-classify", Map.of());

        assertThat(report)
                .isEqualTo(new ProbeReport(
                        "test-rm",
                        "1",
                        true,
                        true,
                        null,
                        Activation.RAW,
                        4096,
                        ChatTemplate.APPLIED,
                        "vLLM 0.19.1",
                        List.of("rm"),
                        report.latencyMs(),
                        6,
                        report.findings(),
                        report.at()));
        assertThat(report.latencyMs()).isNotNull();
        assertThat(report.findings())
                .contains(new Finding(
                        Level.NOTE,
                        "the server takes 4096 tokens: a count at this limit is seen as a truncation",
                        "state it as options.maxModelLen, and the server is not asked for it in runs"));
    }

    @Test
    void scoresInside0To1AreRawWhenTheServersActivationMakesADifference() throws Exception {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(0.5))));
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .withRequestBody(containing("\"use_activation\":true"))
                .willReturn(okJson(classified(0.622))));

        assertThat(probe("vllm-classify", Map.of()).activation()).isEqualTo(Activation.RAW);
    }

    /** Of a server that ignores the switch, numbers differ from call to call; others differ in ways no sigmoid explains. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.622, RAW",
        "0.5, 0.605, RAW",
        "0.5, 0.6, UNKNOWN",
        "0.5, 0.5001, UNKNOWN",
        "0.5, 0.52, UNKNOWN",
        "0.5, 0.3, UNKNOWN",
        "0.66, 0.66, UNKNOWN",
        "0.66, 0.65, UNKNOWN"
    })
    void onlyTheDifferenceThatTheActivationMakesIsAProof(double asked, double other, Activation expected)
            throws Exception {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(asked))));
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .withRequestBody(containing("\"use_activation\":true"))
                .willReturn(okJson(classified(other))));

        assertThat(probe("vllm-classify", Map.of()).activation()).isEqualTo(expected);
    }

    @Test
    void noiseDoesNotOutweighAVersionThatHasNoSwitch() throws Exception {
        SERVER.stubFor(get(urlEqualTo("/version")).willReturn(okJson("{\"version\":\"0.10.0\"}")));
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(0.5))));
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .withRequestBody(containing("\"use_activation\":true"))
                .willReturn(okJson(classified(0.5003))));

        assertThat(probe("vllm-classify", Map.of()).activation()).isEqualTo(Activation.SQUASHED);
    }

    @Test
    void aServerThatIgnoresTheSwitchIsUnknownAndTheAdviceSaysWhatToDo() throws Exception {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(0.5))));

        ProbeReport report = probe("vllm-classify", Map.of());

        assertThat(report.fits()).isTrue();
        assertThat(report.activation()).isEqualTo(Activation.UNKNOWN);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.advice()).contains("--pooler-config"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.10.0, 0.5, SQUASHED",
        "0.10.2.dev7+gabc, 0.5, SQUASHED",
        "0.9.1, 0.5, SQUASHED",
        "0.10.0, 7.5, RAW",
        "0.11.0, 0.5, UNKNOWN",
        "0.100.0, 0.5, UNKNOWN",
        "1.0.0, 0.5, UNKNOWN"
    })
    void aVersionWithoutASwitchSquashesUnlessAScoreSaysOtherwise(String version, double score, Activation expected)
            throws Exception {
        SERVER.stubFor(get(urlEqualTo("/version")).willReturn(okJson("{\"version\":\"" + version + "\"}")));
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(score))));

        ProbeReport report = probe("vllm-classify", Map.of());

        assertThat(report.activation()).isEqualTo(expected);
        assertThat(report.findings().stream().anyMatch(finding -> finding.what().contains("squashes them")))
                .isEqualTo(expected == Activation.SQUASHED);
    }

    @Test
    void theScoreRouteWarnsThatTheChatTemplateIsNotApplied() throws Exception {
        SERVER.stubFor(post(urlEqualTo("/score"))
                .willReturn(okJson("{\"data\":[{\"index\":0,\"score\":1.5},{\"index\":1,\"score\":-1}]}")));

        ProbeReport report = probe("vllm-score", Map.of());

        assertThat(report.chatTemplate()).isEqualTo(ChatTemplate.NOT_APPLIED);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("does not apply the model's chat template"));
    }

    @Test
    void aTextThatMayGetTwoMarksOfTheBeginningIsWarnedOf() throws Exception {
        SERVER.stubFor(post(urlEqualTo("/v2/models/rm/infer"))
                .willReturn(
                        okJson("{\"outputs\":[{\"name\":\"s\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[7.5]}]}")));

        assertThat(probe("oip-v2", Map.of("format", "llama3")).findings())
                .filteredOn(finding -> finding.level() == Level.WARNING)
                .anySatisfy(finding -> assertThat(finding.advice()).contains("options.sendBos"));
        assertThat(probe("oip-v2", Map.of("format", "llama3", "sendBos", "true"))
                        .findings())
                .noneSatisfy(finding -> assertThat(finding.what()).contains("mark of the beginning"));
    }

    @ParameterizedTest
    @CsvSource({"19,BAD_REQUEST", "20,", "0,"})
    void aServerThatAddsASecondMarkOfTheBeginningIsRefused(int alone, Reason obstacle) throws Exception {
        vllmPages();
        SERVER.stubFor(post(urlEqualTo("/tokenize")).willReturn(okJson("{\"count\":" + alone + "}")));
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(classified(2.5))));

        ProbeReport report = probe("vllm-classify", Map.of("format", "llama3"));

        assertThat(report.obstacle()).isEqualTo(obstacle);
        assertThat(report.fits()).isEqualTo(obstacle == null);
        assertThat(report.findings().stream()
                        .filter(finding -> finding.what().contains("mark of the beginning"))
                        .map(Finding::level))
                .containsExactlyElementsOf(
                        alone == 20 ? List.of() : List.of(alone == 19 ? Level.PROBLEM : Level.WARNING));
        assertThat(probe("vllm-classify", Map.of("format", "chatml")).fits()).isTrue();
    }

    @Test
    void aServerWithAnotherModelIsAProblemThatNamesIt() throws Exception {
        SERVER.stubFor(get(urlEqualTo("/v1/models")).willReturn(okJson("{\"data\":[{\"id\":\"other\"}]}")));
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .willReturn(aResponse()
                        .withStatus(404)
                        .withBody("{\"error\":{\"message\":\"The model `rm` does not exist.\",\"code\":404}}")));

        ProbeReport report = probe("vllm-classify", Map.of());

        assertThat(report.reachable()).isTrue();
        assertThat(report.fits()).isFalse();
        assertThat(report.obstacle()).isEqualTo(Reason.MODEL_NOT_FOUND);
        assertThat(report.findings())
                .contains(new Finding(
                        Level.PROBLEM,
                        "status 404: The model `rm` does not exist.",
                        "the server has other: set the field model to one of them"));
    }

    @Test
    void aServerThatIsAwayIsAReport() throws Exception {
        ProbeReport report = probe(Requests.model("sglang", "http://127.0.0.1:1", Map.of("format", "chatml")));

        assertThat(report.reachable()).isFalse();
        assertThat(report.obstacle()).isNull();
        assertThat(report.calls()).isZero();
        assertThat(report.findings().get(0)).satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.what()).startsWith("no connection to 127.0.0.1:1");
            assertThat(finding.advice()).startsWith("start the server");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vllm-classify",
                "vllm-pooling",
                "vllm-score",
                "tei",
                "sglang",
                "llama-server",
                "oip-v2",
                "onnx",
                "tea-leaves"
            })
    void whateverAServerAnswersThereIsAReport(String adapter) throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(okJson("[{\"data\":7}]")));
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{\"data\":\"no\",\"outputs\":{}}")));

        ProbeReport report = probe(adapter, Map.of("format", "chatml"));

        assertThat(report.fits()).isFalse();
        assertThat(report.findings()).anySatisfy(f -> assertThat(f.level()).isEqualTo(Level.PROBLEM));
    }

    @Test
    void modelsInTheWorkerAreProbedToo() throws Exception {
        ProbeReport report = probe(Requests.model("builtin:length", null, Map.of()));

        assertThat(report.fits()).isTrue();
        assertThat(report.activation()).isEqualTo(Activation.RAW);
        assertThat(report.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"name\":\"x\"}"})
    void whatIsNoModelIsABadRequest(String body) {
        Response response =
                RestAssured.given().contentType("application/json").body(body).post("/api/v1/probe");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    private static ProbeReport probe(String adapter, Map<String, Object> options) throws Exception {
        return probe(Requests.model(adapter, SERVER.baseUrl(), options));
    }

    private static ProbeReport probe(ModelSpec model) throws Exception {
        Response response = RestAssured.given()
                .contentType("application/json")
                .body(new String(EventWriter.encode(model), StandardCharsets.UTF_8))
                .post("/api/v1/probe");
        assertThat(response.statusCode()).isEqualTo(200);
        return EventJson.MAPPER.readValue(response.asByteArray(), ProbeReport.class);
    }

    private static void vllmPages() {
        SERVER.stubFor(get(urlEqualTo("/version")).willReturn(okJson("{\"version\":\"0.19.1\"}")));
        SERVER.stubFor(
                get(urlEqualTo("/v1/models"))
                        .willReturn(
                                okJson(
                                        "{\"object\":\"list\",\"data\":[{\"id\":\"rm\",\"owned_by\":\"vllm\",\"max_model_len\":4096}]}")));
    }

    private static String classified(double score) {
        return "{\"data\":[{\"index\":0,\"label\":\"LABEL_0\",\"probs\":[" + score
                + "],\"num_classes\":1}],\"usage\":{\"prompt_tokens\":20,\"total_tokens\":20}}";
    }
}
