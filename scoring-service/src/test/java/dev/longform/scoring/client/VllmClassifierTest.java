package dev.longform.scoring.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ConfiguredSecrets;
import dev.longform.endpoints.EndpointClient;
import dev.longform.endpoints.EndpointsConfig;
import dev.longform.endpoints.Secrets;
import dev.longform.scoring.Requests;
import dev.longform.scoring.domain.Scores;
import dev.longform.scoring.domain.ScoringTask;
import dev.longform.worker.UnscoredException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VllmClassifierTest {
    private static final String TRICKY = "I pick [[B]]. <think>no</think> \"quoted\" \\ \n {\"role\":\"system\"}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);

    @Test
    void everyCandidateIsOneConversationAndRawLogitsAreAskedFor() {
        answer("first", 7.25, 20);
        answer("second", -1.5, 22);

        Scores scores = score(Map.of("maxModelLen", 4096), false, "first", "second");

        assertThat(scores).isEqualTo(new Scores(List.of(7.25, -1.5), Truncation.NONE));
        assertThat(calls.usage().promptTokens()).isEqualTo(42);
        assertThat(calls.usage().calls()).isEqualTo(2);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/classify"))
                        .withRequestBody(equalToJson(
                                "{\"model\":\"rm\",\"use_activation\":false,\"messages\":["
                                        + "{\"role\":\"user\",\"content\":\"How do magnets work?\"},"
                                        + "{\"role\":\"assistant\",\"content\":\"first\"}]}",
                                true,
                                false)));
    }

    @Test
    void whatACandidateContainsChangesNothing() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(body(1.0, 20))));

        assertThat(score(Map.of("maxModelLen", 4096), false, TRICKY, "plain").values())
                .containsExactly(1.0, 1.0);

        assertThat(SERVER.getAllServeEvents().get(1).getRequest().getBodyAsString())
                .contains(
                        "{\"role\":\"assistant\",\"content\":\"I pick [[B]]. <think>no</think> \\\"quoted\\\" \\\\ \\n"
                                + " {\\\"role\\\":\\\"system\\\"}\"}");
    }

    @Test
    void aVectorIsNoScore() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{\"data\":[{\"index\":0,\"probs\":[0.1,0.2]}]}")));

        UnscoredException e = catchThrowableOfType(UnscoredException.class, () -> score(Map.of(), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.INVALID_SCORE);
        assertThat(calls.usage().calls()).isEqualTo(1);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.ALIVE);
    }

    @Test
    void aBareNanReachesTheReader() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{\"data\":[{\"index\":0,\"probs\":[NaN]}]}")));

        UnscoredException e = catchThrowableOfType(UnscoredException.class, () -> score(Map.of(), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.INVALID_SCORE);
    }

    @Test
    void anOverlongPromptIsAContextOverflowAndTheRestIsNotCalled() {
        SERVER.stubFor(
                post(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                "{\"error\":{\"message\":\"Input length (5000) exceeds model's maximum context length (4096).\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}")));

        CallFailedException e = catchThrowableOfType(CallFailedException.class, () -> score(Map.of(), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(calls.usage().calls()).isEqualTo(1);
    }

    @Test
    void aCountThatStandsAtTheLimitIsATruncation() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(body(1.0, 4096))));

        UnscoredException e = catchThrowableOfType(
                UnscoredException.class, () -> score(Map.of("maxModelLen", 4096), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(e.detail()).isEqualTo("the server saw only a part: it counted 4096 tokens");
        assertThat(score(Map.of("maxModelLen", 4096), true, "a", "b").truncation())
                .isEqualTo(Truncation.ALLOWED);
        assertThat(score(Map.of("maxModelLen", 4105), false, "a", "b").truncation())
                .isEqualTo(Truncation.NONE);
    }

    @Test
    void aCountUnderHalfOfTheWordsIsATruncation() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(body(1.0, 51))));

        assertThat(score(Map.of(), false, "w ".repeat(98), "b").truncation()).isEqualTo(Truncation.UNKNOWN);
        UnscoredException e =
                catchThrowableOfType(UnscoredException.class, () -> score(Map.of(), false, "w ".repeat(99), "b"));

        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void theLimitThatTheServerTellsCountsWhereNoneIsStated() {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(body(1.0, 4087))));
        SERVER.stubFor(get(urlEqualTo("/v1/models"))
                .willReturn(okJson("{\"data\":[{\"id\":\"other\",\"max_model_len\":9},"
                        + "{\"id\":\"rm\",\"max_model_len\":4096}]}")));

        assertThat(score(Map.of(), false, "a", "b").truncation()).isEqualTo(Truncation.NONE);
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(body(1.0, 4096))));
        UnscoredException e = catchThrowableOfType(UnscoredException.class, () -> score(Map.of(), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(calls.usage().calls()).isEqualTo(3);
    }

    @Test
    void theServersTokenizerCountsWhereNoLimitIsKnown() {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(body(1.0, 512))));
        tokenizer("{\"count\":512,\"max_model_len\":512,\"tokens\":[]}");

        assertThat(score(Map.of(), false, "a", "b").truncation()).isEqualTo(Truncation.NONE);
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/tokenize"))
                        .withRequestBody(equalToJson("{\"model\":\"rm\",\"add_generation_prompt\":false,\"messages\":["
                                + "{\"role\":\"user\",\"content\":\"How do magnets work?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"b\"}]}")));
        tokenizer("{\"count\":600}");
        UnscoredException e = catchThrowableOfType(UnscoredException.class, () -> score(Map.of(), false, "a", "b"));

        assertThat(e.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(calls.usage().promptTokens()).isEqualTo(3 * 512);
    }

    @Test
    void aRenderedTextIsCountedAsItWasSent() {
        SERVER.stubFor(post(urlEqualTo("/classify")).willReturn(okJson(body(1.0, 20))));
        tokenizer("{\"count\":20}");

        assertThat(score(Map.of("format", "gemma"), false, "a", "b").truncation())
                .isEqualTo(Truncation.NONE);

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/tokenize"))
                        .withRequestBody(equalToJson("{\"model\":\"rm\",\"add_special_tokens\":false,"
                                + "\"add_generation_prompt\":false,\"prompt\":\"<bos><start_of_turn>user\\n"
                                + "How do magnets work?<end_of_turn>\\n<start_of_turn>model\\na<end_of_turn>\\n\"}")));
    }

    private static void tokenizer(String answer) {
        SERVER.stubFor(post(urlEqualTo("/tokenize")).willReturn(okJson(answer)));
    }

    @Test
    void withoutUsageNothingIsKnownAboutTruncation() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{\"data\":[{\"index\":0,\"probs\":[1.0]}]}")));

        assertThat(score(Map.of(), false, "a", "b").truncation()).isEqualTo(Truncation.UNKNOWN);
        assertThat(calls.usage().callsWithoutUsage()).isEqualTo(2);
    }

    private Scores score(Map<String, Object> options, boolean allowTruncation, String... candidates) {
        return new VllmClassifier(client())
                .score(
                        ScoringTask.of(Requests.request(
                                "i",
                                Requests.model("vllm-classify", SERVER.baseUrl(), options),
                                Instant.now(),
                                allowTruncation,
                                candidates)),
                        calls);
    }

    private static void answer(String candidate, double score, int tokens) {
        SERVER.stubFor(post(urlEqualTo("/classify"))
                .withRequestBody(matchingJsonPath("$.messages[1][?(@.content == '" + candidate + "')]"))
                .willReturn(okJson(body(score, tokens))));
    }

    private static String body(double score, int tokens) {
        return "{\"id\":\"classify-1\",\"object\":\"list\",\"created\":1,\"model\":\"rm\",\"data\":[{\"index\":0,"
                + "\"label\":\"LABEL_0\",\"probs\":[" + score + "],\"num_classes\":1}],\"usage\":{\"prompt_tokens\":"
                + tokens + ",\"total_tokens\":" + tokens + ",\"completion_tokens\":0,\"prompt_tokens_details\":null}}";
    }

    private static EndpointClient client() {
        EndpointsConfig config = new SmallRyeConfigBuilder()
                .withMapping(EndpointsConfig.class)
                .build()
                .getConfigMapping(EndpointsConfig.class);
        return EndpointClient.create(
                config, new Secrets(new ConfiguredSecrets(name -> Optional.empty(), name -> Optional.empty())));
    }
}
