package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * The one place that says what a failed call means: why the item stays unscored, what it tells about the endpoint, and
 * whether the call is worth trying again at once. The wordings are those of the servers' own sources.
 */
final class ErrorClassifier {
    private ErrorClassifier() {}

    /** What one class of errors means. */
    private record Meaning(Reason reason, EndpointSignal signal, boolean worthRetrying) {}

    private static final Meaning BAD_REQUEST = new Meaning(Reason.BAD_REQUEST, EndpointSignal.ALIVE, false);
    private static final Meaning TOO_LONG = new Meaning(Reason.CONTEXT_OVERFLOW, EndpointSignal.ALIVE, false);
    private static final Meaning OVERLOADED = new Meaning(Reason.RATE_LIMITED, EndpointSignal.OVERLOADED, true);
    private static final Meaning UNREACHABLE = new Meaning(Reason.ENDPOINT_ERROR, EndpointSignal.UNREACHABLE, true);
    private static final Meaning FAILED = new Meaning(Reason.ENDPOINT_ERROR, EndpointSignal.FAILED, true);

    /** An answer of another status than 2xx. */
    static CallFailedException ofResponse(
            int status, HttpHeaders headers, byte[] body, String path, UnaryOperator<String> redact) {
        ErrorBody error = ErrorBody.read(redact.apply(new String(body, StandardCharsets.UTF_8)))
                .map(redact);
        Meaning meaning = meaning(status, error);
        boolean refused =
                headers.firstValue("x-should-retry").filter("false"::equals).isPresent();
        return new CallFailedException(
                meaning.reason(),
                detail(status, headers, error, meaning.reason(), path),
                meaning.signal(),
                RetryAfter.millis(headers, Instant.now()),
                error,
                true,
                meaning.worthRetrying() && !refused);
    }

    /** A 2xx answer that is not JSON. */
    static CallFailedException notJson(int status, byte[] body) {
        return reached(
                Reason.ENDPOINT_ERROR,
                "status " + status + " with a body of " + body.length + " bytes that is not JSON",
                false);
    }

    /** The answer was not complete in time. */
    static CallFailedException noAnswerWithin(Duration timeout) {
        return reached(Reason.TIMEOUT, "no complete answer within " + timeout.toMillis() + " ms", false);
    }

    /** No answer could be read from the connection, or there was none. */
    static CallFailedException ofFailure(Throwable failure, URI uri) {
        if (failure instanceof BoundedAnswer.TooLargeException) {
            return reached(Reason.ENDPOINT_ERROR, failure.getMessage(), false);
        }
        if (failure instanceof ConnectAddresses.RefusedException) {
            return new CallFailedException(Reason.BAD_REQUEST, failure.getMessage(), EndpointSignal.NOT_CALLED, null);
        }
        String server = uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
        if (neverConnected(failure)) {
            return new CallFailedException(
                    UNREACHABLE.reason(),
                    "no connection to " + server + ": " + cause(failure),
                    UNREACHABLE.signal(),
                    null,
                    ErrorBody.NONE,
                    false,
                    true);
        }
        return reached(
                Reason.ENDPOINT_ERROR,
                "the connection to " + server + " broke: " + cause(failure),
                failure instanceof IOException);
    }

    private static CallFailedException reached(Reason reason, String detail, boolean worthRetrying) {
        return new CallFailedException(
                reason, detail, EndpointSignal.FAILED, null, ErrorBody.NONE, true, worthRetrying);
    }

    private static Meaning meaning(int status, ErrorBody error) {
        return switch (status) {
            case 401, 403 -> new Meaning(Reason.UNAUTHORIZED, EndpointSignal.ALIVE, false);
            case 404 ->
                ErrorWords.modelMissing(error)
                        ? new Meaning(Reason.MODEL_NOT_FOUND, EndpointSignal.ALIVE, false)
                        : BAD_REQUEST;
            case 408 -> new Meaning(Reason.TIMEOUT, EndpointSignal.FAILED, false);
            case 402, 501 -> BAD_REQUEST;
            case 409 -> FAILED;
            case 424 -> ofBackend(error);
            case 429 -> ofLimit(error);
            case 502, 504 -> UNREACHABLE;
            case 529 -> OVERLOADED;
            case 503 -> ErrorWords.queueFull(error) ? OVERLOADED : UNREACHABLE;
            default -> ofOther(status, error);
        };
    }

    /** Of a 429: what no waiting cures is no overload. */
    private static Meaning ofLimit(ErrorBody error) {
        if (ErrorWords.aboveLimitAlone(error)) {
            return TOO_LONG;
        }
        return ErrorWords.quotaExhausted(error) ? BAD_REQUEST : OVERLOADED;
    }

    /** TEI's 424: its model failed, found no number, or is not of the kind that the route is for. */
    private static Meaning ofBackend(ErrorBody error) {
        if (ErrorWords.notANumber(error)) {
            return new Meaning(Reason.INVALID_SCORE, EndpointSignal.ALIVE, false);
        }
        return ErrorWords.otherKindOfModel(error) ? BAD_REQUEST : FAILED;
    }

    private static Meaning ofOther(int status, ErrorBody error) {
        if (ErrorWords.tooLong(error)) {
            return TOO_LONG;
        }
        if (status >= 500) {
            return FAILED;
        }
        return "model_not_found".equals(error.code()) || ErrorWords.modelUnknown(error)
                ? new Meaning(Reason.MODEL_NOT_FOUND, EndpointSignal.ALIVE, false)
                : BAD_REQUEST;
    }

    private static String detail(int status, HttpHeaders headers, ErrorBody error, Reason reason, String path) {
        String said = error.message().isEmpty() ? "" : ": " + error.message();
        if (status / 100 == 3) {
            return "status " + status + ": the server redirects, which is not followed; correct the endpoint";
        }
        if (status == 404 && reason == Reason.BAD_REQUEST) {
            return "the route " + path + " does not exist on this server (status 404)" + said;
        }
        if ((status == 402 || status == 429 || ErrorWords.quotaExhausted(error)) && reason == Reason.BAD_REQUEST) {
            return "quota exhausted (status " + status + ")" + said;
        }
        return "status " + status + said;
    }

    private static boolean neverConnected(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLException
                || failure instanceof UnresolvedAddressException;
    }

    private static String cause(Throwable failure) {
        if (failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure.getCause() instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
