package dev.longform.judge.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.JudgeProber;
import dev.longform.judge.domain.Methods;
import dev.longform.judge.domain.Rating;
import dev.longform.judge.domain.Selection;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.LetterParser;
import dev.longform.judge.domain.reading.RatingParser;
import dev.longform.worker.ProbeNotes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JudgeProberTest {
    private static final String ROUTE = "/v1/chat/completions";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);
    private final ProbeNotes notes = new ProbeNotes();

    private static String said(String text) {
        return "{\"choices\":[{\"message\":{\"content\":\"" + text
                + "\",\"reasoning\":\"hm\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":5}}";
    }

    @BeforeEach
    void aServer() {
        SERVER.stubFor(get(urlEqualTo("/v1/models"))
                .willReturn(okJson("{\"data\":[{\"id\":\"judge\",\"max_model_len\":4096}]}")));
        SERVER.stubFor(get(urlEqualTo("/version")).willReturn(okJson("{\"version\":\"0.24.0\"}")));
        SERVER.stubFor(post(urlEqualTo(ROUTE)).willReturn(okJson(said("[[5]]"))));
    }

    private ProbeReport probe(String endpoint, Map<String, Object> options) {
        ModelSpec model = Requests.model("vllm-chat", endpoint, options);
        new JudgeProber(
                        Dialects.all(),
                        new Methods(
                                List.of(new Selection(), new Rating()),
                                List.of(new LetterParser(), new RatingParser()),
                                new Templates()))
                .probe(model, calls, notes);
        return notes.report(model, calls.usage().calls(), text -> text, Instant.now());
    }

    private void choosesA() {
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .withRequestBody(containing("the letter of the best response"))
                .willReturn(okJson(said("[[A]]"))));
    }

    @Test
    void aJudgeThatFitsIsDescribed() {
        choosesA();
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .atPriority(1)
                .withRequestBody(containing("json_schema"))
                .willReturn(okJson(said("{\\\"assessment\\\":\\\"\\\",\\\"verdict\\\":\\\"A\\\"}"))));

        ProbeReport report = probe(SERVER.baseUrl() + "/v1", Map.of("maxModelLen", 4096));

        assertThat(report.reachable()).isTrue();
        assertThat(report.fits()).isTrue();
        assertThat(report.server()).isEqualTo("vLLM 0.24.0");
        assertThat(report.servedModels()).containsExactly("judge");
        assertThat(report.maxTokens()).isEqualTo(4096);
        assertThat(report.calls()).isEqualTo(6);
        assertThat(report.latencyMs()).isNotNull();
        assertThat(report.findings())
                .extracting(ProbeReport.Finding::what)
                .contains(
                        "it thinks, in reasoning; that is not read",
                        "answers can be held to a JSON schema by options.structured: auto");
    }

    @Test
    void aJudgeThatCannotBeReadDoesNotFitAndTheAdviceSaysWhatToTry() {
        ProbeReport report = probe(SERVER.baseUrl(), Map.of());

        assertThat(report.reachable()).isTrue();
        assertThat(report.fits()).isFalse();
        assertThat(report.obstacle()).isNull();
        ProbeReport.Finding problem = report.findings().get(0);
        assertThat(problem.level()).isEqualTo(ProbeReport.Level.PROBLEM);
        assertThat(problem.what()).startsWith("no verdict on a tiny selection: UNPARSABLE");
        assertThat(problem.advice()).contains("structured: auto");
        assertThat(report.findings())
                .extracting(ProbeReport.Finding::advice)
                .contains("set options.maxModelLen to 4096");
    }

    @Test
    void aServerThatIgnoresTheSchemaIsToldFromOneThatHoldsAnswersToIt() {
        choosesA();

        assertThat(probe(SERVER.baseUrl(), Map.of()).findings())
                .extracting(ProbeReport.Finding::what)
                .contains("answers cannot be held to a JSON schema here: the server ignores it");
        assertThat(probe(SERVER.baseUrl(), Map.of("structured", "auto")).findings())
                .extracting(ProbeReport.Finding::what)
                .contains("the server does not hold answers to a JSON schema: they are plain text");
    }

    /** A number outside the scale ends a rating; it says nothing of a run that lets it choose. */
    @Test
    void whatEndsOneTinyItemOnlyIsNoObstacle() {
        SERVER.stubFor(post(urlEqualTo(ROUTE)).willReturn(okJson(said("[[100]]"))));

        ProbeReport report = probe(SERVER.baseUrl(), Map.of());

        assertThat(report.fits()).isFalse();
        assertThat(report.obstacle()).isNull();
        assertThat(report.findings())
                .extracting(ProbeReport.Finding::what)
                .anyMatch(what -> what.startsWith("no verdict on a tiny rating: INVALID_SCORE"));
    }

    @Test
    void aRefusalOfBothTinyItemsIsAnObstacleOfEveryItem() {
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .atPriority(1)
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"no key\"}}")));

        assertThat(probe(SERVER.baseUrl(), Map.of()).obstacle()).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void whatTheModelRefusedIsShown() {
        choosesA();
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .atPriority(1)
                .withRequestBody(containing("\"temperature\""))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"Unsupported value\",\"param\":\"temperature\","
                                + "\"code\":\"unsupported_value\"}}")));

        assertThat(probe(SERVER.baseUrl(), Map.of()).findings())
                .extracting(ProbeReport.Finding::what)
                .contains("the model refused a field of the request: temperature is left out");
    }

    @Test
    void aServerThatIsNotThereIsToldByTheFailure() {
        assertThatThrownBy(() -> probe("http://127.0.0.1:1", Map.of())).isInstanceOf(CallFailedException.class);
        assertThat(calls.usage().calls()).isZero();
    }
}
