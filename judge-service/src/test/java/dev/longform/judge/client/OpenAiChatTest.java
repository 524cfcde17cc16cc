package dev.longform.judge.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.Requests;
import dev.longform.judge.domain.JudgeAnswer;
import dev.longform.judge.domain.Question;
import dev.longform.judge.domain.reading.Asked;
import dev.longform.judge.domain.reading.Instructions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiChatTest {
    private static final String ROUTE = "/v1/chat/completions";
    private static final List<Message> CONVERSATION =
            List.of(new Message("system", "Judge."), new Message("user", "Which?"));
    private static final Question QUESTION = new Question(CONVERSATION, new Asked(2, null, Instructions.of()), false);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Calls calls = new Calls(Instant.now().plusSeconds(30), CallListener.NONE);
    private final OpenAiChat chat = new OpenAiChat(TestClient.create(), new Adaptations());

    private JudgeAnswer ask(Map<String, Object> options) {
        ModelSpec model = Requests.model("openai-chat", SERVER.baseUrl(), options);
        return chat.ask(calls, model, new Decoding(0.5, 42, 300), QUESTION);
    }

    private JudgeAnswer answerTo(String body) {
        SERVER.stubFor(post(urlEqualTo(ROUTE)).willReturn(okJson(body)));
        return ask(Map.of());
    }

    private Reason reasonFor(String body) {
        return answerTo(body).problem().orElseThrow().reason();
    }

    private static String choice(String message, String finish) {
        return "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":" + finish
                + "}],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":64}}}";
    }

    @Test
    void theContentOfTheFirstChoiceIsTheAnswer() {
        JudgeAnswer answer = answerTo(choice("{\"role\":\"assistant\",\"content\":\"Well.\\n[[A]]\"}", "\"stop\""));

        assertThat(answer)
                .isEqualTo(new JudgeAnswer("Well.\n[[A]]", Optional.empty(), Optional.of(new TokenUsage(100, 20, 64))));
        assertThat(calls.signal()).isEqualTo(EndpointSignal.ALIVE);
        assertThat(calls.usage().calls()).isEqualTo(1);
        SERVER.verify(
                postRequestedFor(urlEqualTo(ROUTE))
                        .withRequestBody(
                                equalToJson(
                                        "{\"model\":\"judge\",\"messages\":[{\"role\":\"system\",\"content\":\"Judge.\"},"
                                                + "{\"role\":\"user\",\"content\":\"Which?\"}],\"temperature\":0.5,\"seed\":42,\"max_tokens\":300}")));
    }

    @Test
    void optionsChooseTheTokenLimitAndAddToTheBody() {
        SERVER.stubFor(post(urlEqualTo(ROUTE)).willReturn(okJson(choice("{\"content\":\"[[A]]\"}", "null"))));
        Map<String, Object> extra = new HashMap<>();
        extra.put("temperature", null);
        extra.put("reasoning_effort", "low");
        extra.put("chat_template_kwargs", Map.of("enable_thinking", false));

        ask(Map.of("tokenLimitField", "max_completion_tokens", "extraBody", extra));

        SERVER.verify(
                postRequestedFor(urlEqualTo(ROUTE))
                        .withRequestBody(
                                equalToJson(
                                        "{\"model\":\"judge\",\"messages\":[{\"role\":\"system\",\"content\":\"Judge.\"},"
                                                + "{\"role\":\"user\",\"content\":\"Which?\"}],\"seed\":42,\"max_completion_tokens\":300,"
                                                + "\"reasoning_effort\":\"low\",\"chat_template_kwargs\":{\"enable_thinking\":false}}")));
    }

    @Test
    void anEndpointThatEndsInTheVersionIsTolerated() {
        SERVER.stubFor(post(urlEqualTo(ROUTE)).willReturn(okJson(choice("{\"content\":\"[[A]]\"}", "null"))));

        JudgeAnswer answer = chat.ask(
                calls, Requests.model("openai-chat", SERVER.baseUrl() + "/v1/", Map.of()), Requests.DECODING, QUESTION);

        assertThat(answer.text()).isEqualTo("[[A]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenLimitField", "extraBody"})
    void aWrongOptionIsABadRequestAndNoCall(String option) {
        CallFailedException failure =
                catchThrowableOfType(CallFailedException.class, () -> ask(Map.of(option, "something")));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(failure.detail()).startsWith("the model's option " + option + " must be ");
        assertThat(calls.usage().calls()).isZero();
    }

    @Test
    void theConversationCannotBeReplacedByAnOption() {
        CallFailedException failure = catchThrowableOfType(
                CallFailedException.class, () -> ask(Map.of("extraBody", Map.of("messages", List.of()))));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"stop\"", "\"stop_sequence\"", "\"eos_token\"", "null"})
    void theseEndAnAnswer(String finish) {
        assertThat(answerTo(choice("{\"content\":\"[[A]]\"}", finish)).problem())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "length, LENGTH_LIMIT",
        "content_filter, REFUSED",
        "abort, ENDPOINT_ERROR",
        "error, ENDPOINT_ERROR",
        "repetition, UNPARSABLE"
    })
    void anAnswerThatTheServerStoppedIsNone(String finish, Reason reason) {
        assertThat(reasonFor(choice("{\"content\":\"[[A]]\"}", "\"" + finish + "\"")))
                .isEqualTo(reason);
    }

    @Test
    void aRefusalIsRefusedAndItsTextIsKept() {
        JudgeAnswer answer = answerTo(choice("{\"content\":null,\"refusal\":\"I can't help.\"}", "\"stop\""));

        assertThat(answer.problem().orElseThrow().reason()).isEqualTo(Reason.REFUSED);
        assertThat(answer.text()).isEqualTo("I can't help.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":null}",
                "{\"content\":\"\"}",
                "{\"content\":\" \\n\"}",
                "{}",
                "{\"content\":null,\"tool_calls\":[{}]}",
                "{\"content\":\"\",\"refusal\":null}"
            })
    void noContentIsEmpty(String message) {
        assertThat(reasonFor(choice(message, "\"stop\""))).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning", "reasoning_content"})
    void thinkingInItsOwnFieldIsNoAnswer(String field) {
        JudgeAnswer answer = answerTo(choice("{\"content\":null,\"" + field + "\":\"[[A]]\"}", "\"stop\""));

        assertThat(answer.text()).isEmpty();
        assertThat(answer.problem().orElseThrow().reason()).isEqualTo(Reason.EMPTY);
        assertThat(answer.problem().orElseThrow().detail()).isEqualTo("thinking only, no answer");
    }

    @Test
    void thinkingInItsOwnFieldIsNotReadBesideAnAnswer() {
        JudgeAnswer answer = answerTo(choice("{\"content\":\"[[B]]\",\"reasoning\":\"[[A]]\"}", "\"stop\""));

        assertThat(answer.text()).isEqualTo("[[B]]");
        assertThat(answer.problem()).isEmpty();
    }

    @Test
    void contentInPartsIsJoined() {
        String parts = "{\"content\":[{\"type\":\"text\",\"text\":\"We\"},{\"type\":\"text\",\"text\":\"ll [[A]]\"}]}";

        assertThat(answerTo(choice(parts, "\"stop\"")).text()).isEqualTo("Well [[A]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[]}",
                "{}",
                "[]",
                "{\"choices\":null}",
                "{\"choices\":[{\"text\":\"[[A]]\"}]}",
                "{\"error\":{\"message\":\"overloaded\"}}"
            })
    void anAnswerWithoutAMessageIsAnErrorOfTheEndpoint(String body) {
        assertThat(reasonFor(body)).isEqualTo(Reason.ENDPOINT_ERROR);
        assertThat(calls.usage().callsWithoutUsage()).isEqualTo(1);
    }

    @Test
    void missingUsageIsCounted() {
        JudgeAnswer answer = answerTo("{\"choices\":[{\"message\":{\"content\":\"[[A]]\"}}]}");

        assertThat(answer.usage()).isEmpty();
        assertThat(calls.usage().callsWithoutUsage()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"message\":\"This model's maximum context length is 4096 tokens. However, you requested 9 output tokens and your prompt contains 5000 input tokens\",\"code\":400}} | CONTEXT_OVERFLOW",
                "400 | {\"error\":{\"message\":\"too long\",\"code\":\"context_length_exceeded\"}} | CONTEXT_OVERFLOW",
                "400 | {\"object\":\"error\",\"message\":\"bad field\",\"code\":400} | BAD_REQUEST",
                "401 | {\"error\":\"Unauthorized\"} | UNAUTHORIZED",
                "404 | {\"error\":{\"message\":\"The model `x` does not exist.\",\"code\":\"model_not_found\"}} | MODEL_NOT_FOUND",
                "422 | {\"error\":\"bad\",\"error_type\":\"validation\"} | BAD_REQUEST",
                "429 | {\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}} | RATE_LIMITED",
                "500 | oops | ENDPOINT_ERROR",
                "503 | {\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}} | ENDPOINT_ERROR"
            })
    void errorsOfEveryShapeHaveTheirReason(int status, String body, Reason reason) {
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .willReturn(aResponse().withStatus(status).withBody(body)));

        CallFailedException failure = catchThrowableOfType(CallFailedException.class, () -> ask(Map.of()));

        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void anAnswerThatComesTooLateIsATimeout() {
        SERVER.stubFor(post(urlEqualTo(ROUTE))
                .willReturn(okJson(choice("{\"content\":\"[[A]]\"}", "null")).withFixedDelay(3000)));

        CallFailedException failure =
                catchThrowableOfType(CallFailedException.class, () -> ask(Map.of("timeoutSeconds", 0.3)));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }
}
