package dev.longform.endpoints;

import static dev.longform.contracts.EndpointSignal.ALIVE;
import static dev.longform.contracts.EndpointSignal.FAILED;
import static dev.longform.contracts.EndpointSignal.OVERLOADED;
import static dev.longform.contracts.EndpointSignal.UNREACHABLE;
import static dev.longform.contracts.Reason.BAD_REQUEST;
import static dev.longform.contracts.Reason.CONTEXT_OVERFLOW;
import static dev.longform.contracts.Reason.ENDPOINT_ERROR;
import static dev.longform.contracts.Reason.INVALID_SCORE;
import static dev.longform.contracts.Reason.MODEL_NOT_FOUND;
import static dev.longform.contracts.Reason.RATE_LIMITED;
import static dev.longform.contracts.Reason.TIMEOUT;
import static dev.longform.contracts.Reason.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorClassifierTest {
    private static final URI SERVER = URI.create("http://models.example:8000/classify");

    static Stream<Arguments> answers() {
        return Stream.of(vllm(), otherServers(), overload()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> vllm() {
        return Stream.of(
                arguments(401, "{\"error\":\"Unauthorized\"}", UNAUTHORIZED, ALIVE, "status 401: Unauthorized"),
                arguments(401, "", UNAUTHORIZED, ALIVE, "status 401"),
                arguments(403, "{\"message\":\"no\"}", UNAUTHORIZED, ALIVE, "status 403: no"),
                arguments(
                        404,
                        "{\"error\":{\"message\":\"The model `x` does not exist.\",\"type\":\"NotFoundError\",\"param\":\"model\",\"code\":404}}",
                        MODEL_NOT_FOUND,
                        ALIVE,
                        "status 404: The model `x` does not exist."),
                arguments(
                        404,
                        "{\"object\":\"error\",\"message\":\"The model `x` does not exist.\",\"type\":\"NotFoundError\",\"param\":null,\"code\":404}",
                        MODEL_NOT_FOUND,
                        ALIVE,
                        "status 404: The model `x` does not exist."),
                arguments(
                        404,
                        "{\"detail\":\"Not Found\"}",
                        BAD_REQUEST,
                        ALIVE,
                        "the route /classify does not exist on this server (status 404): Not Found"),
                arguments(
                        400,
                        "{\"error\":{\"message\":\"This model's maximum context length is 4096 tokens. However, you requested 0 output tokens and your prompt contains at least 4097 input tokens\",\"type\":\"BadRequestError\",\"param\":\"input_tokens\",\"code\":400}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: This model's maximum context length is 4096 tokens. However, you requested 0 output tokens and your prompt contains at least 4097 input tokens"),
                arguments(
                        400,
                        "{\"error\":{\"message\":\"Input length (5000) exceeds model's maximum context length (4096).\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: Input length (5000) exceeds model's maximum context length (4096)."),
                arguments(
                        400,
                        "{\"error\":{\"message\":\"very long text\",\"type\":\"Bad Request\",\"param\":\"input_text\",\"code\":400}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: very long text"),
                arguments(
                        400,
                        "{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096 tokens.\",\"code\":400}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: This model's maximum context length is 4096 tokens."),
                arguments(
                        400,
                        "{\"error\":{\"message\":\"Unsupported task\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}",
                        BAD_REQUEST,
                        ALIVE,
                        "status 400: Unsupported task"),
                arguments(501, "{\"error\":{\"message\":\"not here\"}}", BAD_REQUEST, ALIVE, "status 501: not here"),
                arguments(500, "", ENDPOINT_ERROR, FAILED, "status 500"));
    }

    private static Stream<Arguments> otherServers() {
        return Stream.of(
                arguments(
                        400,
                        "{\"error\":{\"message\":\"too much\",\"code\":\"context_length_exceeded\",\"param\":\"messages\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: too much"),
                arguments(
                        400,
                        "{\"error\":{\"message\":\"The input (9000 tokens) is longer than the model's context length (8192 tokens).\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: The input (9000 tokens) is longer than the model's context length (8192 tokens)."),
                arguments(
                        400,
                        "{\"object\":\"error\",\"message\":\"Requested token count exceeds the model's maximum context length of 8192 tokens.\",\"code\":400}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: Requested token count exceeds the model's maximum context length of 8192 tokens."),
                arguments(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"request exceeds the available context size\",\"type\":\"exceed_context_size_error\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: request exceeds the available context size"),
                arguments(
                        500,
                        "{\"error\":{\"code\":500,\"message\":\"input (900 tokens) is too large to process. increase the physical batch size\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 500: input (900 tokens) is too large to process. increase the physical batch size"),
                arguments(
                        422,
                        "{\"error\":\"Input validation error: `inputs` must have less than 512 tokens. Given: 600\",\"error_type\":\"Validation\"}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 422: Input validation error: `inputs` must have less than 512 tokens. Given: 600"),
                arguments(
                        413,
                        "{\"error\":\"`inputs` must have less than 9999 characters. Given: 10000\",\"error_type\":\"validation\"}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 413: `inputs` must have less than 9999 characters. Given: 10000"),
                arguments(
                        422,
                        "{\"error\":\"`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 2000 `inputs` tokens and 100 `max_new_tokens`\"}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 422: `inputs` tokens + `max_new_tokens` must be <= 2048. Given: 2000 `inputs` tokens and 100 `max_new_tokens`"),
                arguments(
                        400,
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000"),
                arguments(
                        400,
                        "{\"error\":\"Token indices sequence length is longer than the specified maximum sequence length for this model (600 > 512)\"}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 400: Token indices sequence length is longer than the specified maximum sequence length for this model (600 > 512)"),
                arguments(413, "length limit exceeded", BAD_REQUEST, ALIVE, "status 413: length limit exceeded"),
                arguments(
                        413,
                        "{\"error\":\"batch size 40 > maximum allowed batch size 32\",\"error_type\":\"Validation\"}",
                        BAD_REQUEST,
                        ALIVE,
                        "status 413: batch size 40 > maximum allowed batch size 32"),
                arguments(
                        422,
                        "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\",\"input\":\"secret text\"}]}",
                        BAD_REQUEST,
                        ALIVE,
                        "status 422: field required"),
                arguments(
                        404,
                        "{\"error\":{\"message\":\"model \\\"m\\\" not found, try pulling it first\",\"type\":\"api_error\",\"param\":null,\"code\":null}}",
                        MODEL_NOT_FOUND,
                        ALIVE,
                        "status 404: model \"m\" not found, try pulling it first"),
                arguments(
                        404,
                        "{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}",
                        BAD_REQUEST,
                        ALIVE,
                        "the route /classify does not exist on this server (status 404): File Not Found"),
                arguments(
                        424,
                        "{\"error\":\"out of memory\",\"error_type\":\"Backend\"}",
                        ENDPOINT_ERROR,
                        FAILED,
                        "status 424: out of memory"),
                arguments(
                        424,
                        "{\"error\":\"score is NaN\",\"error_type\":\"Backend\"}",
                        INVALID_SCORE,
                        ALIVE,
                        "status 424: score is NaN"),
                arguments(
                        424,
                        "{\"error\":\"model is not a re-ranker model\",\"error_type\":\"Backend\"}",
                        BAD_REQUEST,
                        ALIVE,
                        "status 424: model is not a re-ranker model"),
                arguments(
                        400,
                        "{\"error\":\"Request for unknown model: 'rm' is not found\"}",
                        MODEL_NOT_FOUND,
                        ALIVE,
                        "status 400: Request for unknown model: 'rm' is not found"),
                arguments(
                        501,
                        "{\"error\":{\"code\":501,\"message\":\"This server does not support reranking. Start it with `--reranking`\",\"type\":\"not_supported_error\"}}",
                        BAD_REQUEST,
                        ALIVE,
                        "status 501: This server does not support reranking. Start it with `--reranking`"),
                arguments(
                        301,
                        "",
                        BAD_REQUEST,
                        ALIVE,
                        "status 301: the server redirects, which is not followed; correct the endpoint"));
    }

    private static Stream<Arguments> overload() {
        return Stream.of(
                arguments(
                        429,
                        "{\"error\":\"Model is overloaded\"}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 429: Model is overloaded"),
                arguments(
                        429,
                        "{\"error\":{\"message\":\"Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Requested 36278. The input or output tokens must be reduced in order to run successfully.\",\"type\":\"tokens\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 429: Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Requested 36278. The input or output tokens must be reduced in order to run successfully."),
                arguments(
                        429,
                        "{\"error\":{\"message\":\"The input or output tokens must be reduced.\"}}",
                        CONTEXT_OVERFLOW,
                        ALIVE,
                        "status 429: The input or output tokens must be reduced."),
                arguments(
                        429,
                        "{\"error\":{\"message\":\"Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.\"}}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 429: Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s."),
                arguments(
                        429,
                        "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}",
                        BAD_REQUEST,
                        ALIVE,
                        "quota exhausted (status 429): You exceeded your current quota"),
                arguments(
                        429,
                        "{\"error\":{\"message\":\"You exceeded your current quota of requests per minute\",\"status\":\"RESOURCE_EXHAUSTED\"}}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 429: You exceeded your current quota of requests per minute"),
                arguments(
                        400,
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is too low\"}}",
                        BAD_REQUEST,
                        ALIVE,
                        "quota exhausted (status 400): Your credit balance is too low"),
                arguments(402, "", BAD_REQUEST, ALIVE, "quota exhausted (status 402)"),
                arguments(
                        529,
                        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 529: Overloaded"),
                arguments(
                        503,
                        "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}",
                        ENDPOINT_ERROR,
                        UNREACHABLE,
                        "status 503: Loading model"),
                arguments(
                        503,
                        "{\"object\":\"error\",\"message\":\"The request queue is full.\"}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 503: The request queue is full."),
                arguments(
                        503,
                        "{\"error\":{\"message\":\"server busy, please try again.  maximum pending requests exceeded\"}}",
                        RATE_LIMITED,
                        OVERLOADED,
                        "status 503: server busy, please try again. maximum pending requests exceeded"),
                arguments(
                        502,
                        "<html><body>Bad Gateway</body></html>",
                        ENDPOINT_ERROR,
                        UNREACHABLE,
                        "status 502: Bad Gateway"),
                arguments(504, "upstream timeout", ENDPOINT_ERROR, UNREACHABLE, "status 504: upstream timeout"),
                arguments(408, "", TIMEOUT, FAILED, "status 408"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyKnownAnswerHasOneMeaning(int status, String body, Reason reason, EndpointSignal signal, String detail) {
        CallFailedException failure = ErrorClassifier.ofResponse(
                status,
                headers(Map.of()),
                body.getBytes(StandardCharsets.UTF_8),
                "/classify",
                UnaryOperator.identity());

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.signal()).isEqualTo(signal);
        assertThat(failure.detail()).isEqualTo(detail);
        assertThat(failure.reachedServer()).isTrue();
    }

    @Test
    void onlyWhatMayPassSoonIsTriedAgainAtOnce() {
        assertThat(Stream.of(400, 401, 404, 408, 413, 422, 429, 500, 501, 502, 503, 504)
                        .filter(status -> ErrorClassifier.ofResponse(
                                        status, headers(Map.of()), new byte[0], "/", UnaryOperator.identity())
                                .worthRetrying()))
                .containsExactly(429, 500, 502, 503, 504);
    }

    @Test
    void whatIsAboveTheLimitAloneIsNeverTriedAgain() {
        byte[] body = "{\"error\":{\"message\":\"Request too large for gpt-4o\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(ErrorClassifier.ofResponse(429, headers(Map.of()), body, "/", UnaryOperator.identity())
                        .retry())
                .isEqualTo(Retry.NEVER);
    }

    @Test
    void everyFailureIsTriedAgainNowLaterOrNever() {
        Map<Integer, Retry> retries = new TreeMap<>();
        for (int status : new int[] {400, 401, 402, 404, 408, 409, 413, 422, 424, 429, 500, 501, 503, 529}) {
            retries.put(status, failure(status, Map.of()).retry());
        }

        assertThat(retries)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry(400, Retry.NEVER),
                        Map.entry(401, Retry.NEVER),
                        Map.entry(402, Retry.NEVER),
                        Map.entry(404, Retry.NEVER),
                        Map.entry(408, Retry.LATER),
                        Map.entry(409, Retry.NOW),
                        Map.entry(413, Retry.NEVER),
                        Map.entry(422, Retry.NEVER),
                        Map.entry(424, Retry.NOW),
                        Map.entry(429, Retry.NOW),
                        Map.entry(500, Retry.NOW),
                        Map.entry(501, Retry.NEVER),
                        Map.entry(503, Retry.NOW),
                        Map.entry(529, Retry.NOW))));
    }

    @Test
    void aServerThatAsksNotToBeTriedAgainIsLeftToTheCoordinator() {
        assertThat(failure(500, Map.of("x-should-retry", List.of("false"))).retry())
                .isEqualTo(Retry.LATER);
    }

    private static CallFailedException failure(int status, Map<String, List<String>> headers) {
        return ErrorClassifier.ofResponse(status, headers(headers), new byte[0], "/", UnaryOperator.identity());
    }

    @Test
    void theServersOwnWordsStayReadableForPrograms() {
        byte[] body = "{\"error\":{\"message\":\"no\",\"code\":\"unsupported_parameter\",\"param\":\"max_tokens\"}}"
                .getBytes(StandardCharsets.UTF_8);

        CallFailedException failure =
                ErrorClassifier.ofResponse(400, headers(Map.of()), body, "/", UnaryOperator.identity());

        assertThat(failure.error()).isEqualTo(new ErrorBody("no", "", "unsupported_parameter", "max_tokens"));
    }

    @Test
    void aQuotedCandidateDoesNotDecideTheReason() {
        String body = "{\"error\":\"bad field: " + "x ".repeat(300) + "maximum context length\"}";

        CallFailedException failure = ErrorClassifier.ofResponse(
                400, headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), "/", UnaryOperator.identity());

        assertThat(failure.reason()).isEqualTo(BAD_REQUEST);
        assertThat(failure.detail()).hasSize(Details.MAX_LENGTH);
    }

    @Test
    void aServerThatCannotBeReachedWasNotCalled() {
        ConnectException unknown = new ConnectException();
        unknown.initCause(new UnresolvedAddressException());

        CallFailedException refused = ErrorClassifier.ofFailure(new ConnectException("refused"), SERVER);
        CallFailedException timeout = ErrorClassifier.ofFailure(new ConnectTimeoutException("slow"), SERVER);
        CallFailedException unresolved = ErrorClassifier.ofFailure(unknown, SERVER);

        assertThat(List.of(refused, timeout, unresolved)).allSatisfy(failure -> {
            assertThat(failure.reason()).isEqualTo(ENDPOINT_ERROR);
            assertThat(failure.signal()).isEqualTo(UNREACHABLE);
            assertThat(failure.reachedServer()).isFalse();
            assertThat(failure.worthRetrying()).isTrue();
        });
        assertThat(unresolved.detail()).isEqualTo("no connection to models.example:8000: unknown host");
    }

    @Test
    void aConnectionThatBreaksReachedTheServer() {
        CallFailedException failure = ErrorClassifier.ofFailure(new IOException("reset"), SERVER);

        assertThat(failure.reason()).isEqualTo(ENDPOINT_ERROR);
        assertThat(failure.signal()).isEqualTo(FAILED);
        assertThat(failure.reachedServer()).isTrue();
        assertThat(failure.detail()).isEqualTo("the connection to models.example:8000 broke: reset");
    }

    @Test
    void noAnswerInTimeIsATimeout() {
        CallFailedException failure = ErrorClassifier.noAnswerWithin(Duration.ofSeconds(2));

        assertThat(failure.reason()).isEqualTo(TIMEOUT);
        assertThat(failure.signal()).isEqualTo(FAILED);
        assertThat(failure.worthRetrying()).isFalse();
        assertThat(failure.detail()).isEqualTo("no complete answer within 2000 ms");
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
