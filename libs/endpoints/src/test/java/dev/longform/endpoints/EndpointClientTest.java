package dev.longform.endpoints;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointClientTest {
    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("model", "rm");
    private static final String ANSWER =
            "{\"data\":[],\"usage\":{\"prompt_tokens\":42,\"completion_tokens\":3,\"prompt_tokens_details\":{\"cached_tokens\":40}}}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final List<String> events = new ArrayList<>();
    private final Calls calls = calls(Instant.now().plusSeconds(30));

    @Test
    void anAnswerIsReadAndItsUsageBooked() {
        answer(okJson(ANSWER));

        Answer answer = client(Map.of()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat(answer.usage()).contains(new TokenUsage(42, 3, 40));
        Usage usage = calls.usage();
        assertThat(usage)
                .isEqualTo(new Usage(1, 0, 42, 3, 40, 0, usage.latenciesMs()))
                .satisfies(u -> assertThat(u.latenciesMs()).hasSize(1));
        assertThat(calls.signal()).isEqualTo(EndpointSignal.ALIVE);
        assertThat(events).containsExactly("begun 1", "answered");
        SERVER.verify(postRequestedFor(urlEqualTo("/classify"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withoutHeader("Authorization")
                .withRequestBody(equalToJson("{\"model\":\"rm\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "null", "-1", "1.5", "0"})
    void aCallWithoutUsageIsCountedAsSuch(String promptTokens) {
        answer(okJson("{\"usage\":{\"prompt_tokens\":" + promptTokens + "}}"));

        Answer answer = client(Map.of()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat(answer.usage()).isEmpty();
        assertThat(calls.usage().callsWithoutUsage()).isEqualTo(1);
        assertThat(calls.usage().callsFailed()).isNull();
        assertThat(calls.usage().answersWithoutUsage()).isEqualTo(1);
    }

    @Test
    void noCallGoesBeyondTheMost() {
        answer(aResponse().withStatus(500));
        Calls two = new Calls(Instant.now().plusSeconds(30), 2, CallListener.NONE);

        assertThatThrownBy(() -> client(fast()).post(two, model(null, Map.of()), "/classify", BODY))
                .isInstanceOfSatisfying(CallFailedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.BUDGET_EXHAUSTED));

        SERVER.verify(2, postRequestedFor(urlEqualTo("/classify")));
        assertThat(two.usage().calls()).isEqualTo(2);
    }

    @Test
    void a500IsTriedAgainAndBothCallsCount() {
        then("first", aResponse().withStatus(500), "second", okJson(ANSWER));

        client(fast()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat(calls.usage().calls()).isEqualTo(2);
        assertThat(calls.usage().callsWithoutUsage()).isEqualTo(1);
        assertThat(calls.usage().callsFailed()).isEqualTo(1);
        assertThat(calls.usage().answersWithoutUsage()).isZero();
        assertThat(calls.signal()).isEqualTo(EndpointSignal.ALIVE);
        assertThat(events).containsExactly("begun 1", "ENDPOINT_ERROR", "begun 2", "answered");
    }

    @Test
    void a429WithAShortWishIsObeyed() {
        then("first", aResponse().withStatus(429).withHeader("Retry-After", "1"), "second", okJson(ANSWER));
        long start = System.nanoTime();

        client(Map.of()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(1000);
        assertThat(calls.usage().calls()).isEqualTo(2);
    }

    @Test
    void a429WithALongWishIsReportedAtOnce() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "60"));

        CallFailedException failure = failure(client(Map.of()), model(null, Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfterMs()).contains(60_000L);
        assertThat(calls.usage().calls()).isEqualTo(1);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.OVERLOADED);
    }

    @Test
    void triesEndAndTheLastFailureStands() {
        answer(aResponse().withStatus(503));

        CallFailedException failure = failure(client(fast()), model(null, Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(calls.usage().calls()).isEqualTo(3);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.UNREACHABLE);
    }

    @Test
    void anAnswerThatComesTooLateIsATimeoutAndCounts() {
        answer(okJson(ANSWER).withFixedDelay(3000));

        CallFailedException failure = failure(client(Map.of()), model(null, Map.of("timeoutSeconds", 0.3)));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(calls.usage().calls()).isEqualTo(1);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.FAILED);
    }

    @Test
    void aBodyThatTricklesIsATimeoutToo() {
        answer(okJson(ANSWER).withChunkedDribbleDelay(20, 5000));

        CallFailedException failure = failure(client(Map.of()), model(null, Map.of("timeoutSeconds", 0.3)));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void theDeadlineEndsACallThatItsTimeoutWouldAllow() {
        answer(okJson(ANSWER).withFixedDelay(3000));
        Calls urgent = calls(Instant.now().plusMillis(400));

        assertThatThrownBy(() -> client(Map.of()).post(urgent, model(null, Map.of()), "/classify", BODY))
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
    }

    @Test
    void afterTheDeadlineNothingIsCalled() {
        Calls late = calls(Instant.now().minusSeconds(1));

        assertThatThrownBy(() -> client(Map.of()).post(late, model(null, Map.of()), "/classify", BODY))
                .isInstanceOfSatisfying(
                        CallFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOST));
        assertThat(events).isEmpty();
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aRefusedConnectionIsAnnouncedEachTimeAndIsNoCall() throws IOException {
        CallFailedException failure = failure(client(fast()), Models.at("http://127.0.0.1:" + closedPort(), Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(calls.usage()).isEqualTo(Usage.NONE);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.UNREACHABLE);
        assertThat(events).containsExactly("begun 1", "begun 2", "begun 3");
    }

    @Test
    void anUnknownHostIsNoCall() {
        CallFailedException failure = failure(client(fast()), Models.at("http://nowhere.invalid", Map.of()));

        assertThat(failure.detail()).isEqualTo("no connection to nowhere.invalid: unknown host");
        assertThat(calls.usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        then("first", aResponse().withFault(Fault.EMPTY_RESPONSE), "second", okJson(ANSWER));

        client(fast()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat(calls.usage().calls()).isEqualTo(2);
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));

        CallFailedException failure = failure(client(Map.of()), model(null, Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_REQUEST);
        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void anAnswerOverTheLimitIsNotRead() {
        answer(okJson("{\"data\":\"" + "x".repeat(5000) + "\"}"));

        CallFailedException failure =
                failure(client(Map.of("longform.endpoints.max-response-bytes", "1000")), model(null, Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(failure.detail()).isEqualTo("the answer is larger than 1000 bytes");
        assertThat(calls.usage().calls()).isEqualTo(1);
    }

    @Test
    void aBodyThatIsNotJsonIsAFailureOfTheEndpoint() {
        answer(aResponse().withStatus(200).withBody("<html>hello</html>"));

        CallFailedException failure = failure(client(Map.of()), model(null, Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(failure.detail()).isEqualTo("status 200 with a body of 18 bytes that is not JSON");
        assertThat(calls.signal()).isEqualTo(EndpointSignal.FAILED);
    }

    @Test
    void aSecretIsSentToItsHostAndNeverShown() {
        answer(aResponse().withStatus(401).withBody("{\"error\":\"wrong key s3cret\"}"));

        CallFailedException failure = failure(
                client(Map.of(), Map.of("longform.secrets.hosts.key", "localhost:" + SERVER.getPort())),
                model("key", Map.of()));

        SERVER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer s3cret")));
        assertThat(failure.detail()).isEqualTo("status 401: wrong key ***");
    }

    @Test
    void aSecretIsNotSentToAForeignHost() {
        answer(okJson(ANSWER));

        CallFailedException failure =
                failure(client(Map.of(), Map.of("longform.secrets.hosts.key", "api.example")), model("key", Map.of()));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(calls.signal()).isEqualTo(EndpointSignal.NOT_CALLED);
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void nothingIsCalledWhenTheTraceCannotBeLeft() {
        Calls traceless = new Calls(Instant.now().plusSeconds(30), new CallListener() {
            @Override
            public void beforeCall(int call) {
                throw new IllegalStateException("no broker");
            }
        });

        assertThatThrownBy(() -> client(Map.of()).post(traceless, model(null, Map.of()), "/classify", BODY))
                .hasMessage("no broker");
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void aRetryWhoseTraceCannotBeLeftIsNotMade() {
        answer(aResponse().withStatus(500));
        Calls broken = new Calls(Instant.now().plusSeconds(30), new CallListener() {
            @Override
            public void beforeCall(int call) {
                if (call == 2) {
                    throw new IllegalStateException("no broker");
                }
            }
        });

        assertThatThrownBy(() -> client(fast()).post(broken, model(null, Map.of()), "/classify", BODY))
                .hasMessage("no broker");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aSecondQuestionOfADeliveryHasTheNextNumber() {
        answer(okJson(ANSWER));

        client(Map.of()).post(calls, model(null, Map.of()), "/classify", BODY);
        client(Map.of()).post(calls, model(null, Map.of()), "/classify", BODY);

        assertThat(events).containsExactly("begun 1", "answered", "begun 2", "answered");
    }

    private CallFailedException failure(EndpointClient client, ModelSpec model) {
        return catchThrowableOfType(CallFailedException.class, () -> client.post(calls, model, "/classify", BODY));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(anyUrl()).willReturn(response));
    }

    private static void then(
            String first, ResponseDefinitionBuilder one, String second, ResponseDefinitionBuilder two) {
        SERVER.stubFor(post(anyUrl())
                .inScenario(first)
                .whenScenarioStateIs(STARTED)
                .willReturn(one)
                .willSetStateTo(second));
        SERVER.stubFor(
                post(anyUrl()).inScenario(first).whenScenarioStateIs(second).willReturn(two));
    }

    private static Map<String, String> fast() {
        return Map.of("longform.endpoints.retry.first-wait", "PT0.01S");
    }

    private static EndpointClient client(Map<String, String> settings) {
        return client(settings, Map.of());
    }

    private static EndpointClient client(Map<String, String> settings, Map<String, String> hosts) {
        Secrets secrets = new Secrets(new ConfiguredSecrets(
                name -> Optional.of("s3cret").filter(v -> name.equals("LONGFORM_SECRET_KEY")),
                name -> Optional.ofNullable(hosts.get(name))));
        return EndpointClient.create(Models.config(settings), secrets);
    }

    private static ModelSpec model(String secret, Map<String, Object> options) {
        return Models.with(SERVER.baseUrl(), secret, options);
    }

    private Calls calls(Instant deadline) {
        return new Calls(deadline, new CallListener() {
            @Override
            public void beforeCall(int call) {
                events.add("begun " + call);
            }

            @Override
            public void called(Optional<Reason> failure, long latencyMs) {
                events.add(failure.map(Reason::name).orElse("answered"));
            }
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
