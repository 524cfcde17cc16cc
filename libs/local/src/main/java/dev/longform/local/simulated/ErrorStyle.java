package dev.longform.local.simulated;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The status and the body that a server's protocol has for a problem. */
@FunctionalInterface
interface ErrorStyle {
    /** The error; {@code param} may be null. */
    HttpReply reply(Problem problem, String message, String param);

    /** OpenAI: {@code error{message, type, param, code}} with a code of text or null. */
    static HttpReply openAi(Problem problem, String message, String param) {
        String type =
                switch (problem) {
                    case RATE_LIMITED -> "requests";
                    case QUOTA_EXHAUSTED -> "insufficient_quota";
                    default -> problem.status() < 500 ? "invalid_request_error" : "server_error";
                };
        String code =
                switch (problem) {
                    case TOO_LONG -> "context_length_exceeded";
                    case MODEL_MISSING -> "model_not_found";
                    case RATE_LIMITED -> "rate_limit_exceeded";
                    case QUOTA_EXHAUSTED -> "insufficient_quota";
                    case UNAUTHORIZED -> "invalid_api_key";
                    case UNSUPPORTED_PARAMETER ->
                        "temperature".equals(param) ? "unsupported_value" : "unsupported_parameter";
                    default -> null;
                };
        return nested(problem.status(), "message", message, "type", type, "param", param, "code", code);
    }

    /** vLLM: as OpenAI, with the status as its code. */
    static HttpReply vllm(Problem problem, String message, String param) {
        int status = problem.status();
        return switch (problem) {
            case ROUTE_MISSING -> new HttpReply(status, Map.of("detail", "Not Found"));
            case UNAUTHORIZED -> new HttpReply(status, Map.of("error", "Unauthorized"));
            default -> nested(status, "message", message, "type", type(status), "param", param, "code", status);
        };
    }

    /** SGLang's {@code /v1} routes, and vLLM before August 2025: the same, without {@code error} around it. */
    static HttpReply flat(Problem problem, String message, String param) {
        int status = problem.status();
        if (problem == Problem.ROUTE_MISSING || problem == Problem.UNAUTHORIZED) {
            return vllm(problem, message, param);
        }
        return new HttpReply(
                status,
                fields("object", "error", "message", message, "type", type(status), "param", param, "code", status));
    }

    /** SGLang's native routes: {@code error{message}}. */
    static HttpReply sglang(Problem problem, String message, String param) {
        return problem == Problem.ROUTE_MISSING || problem == Problem.UNAUTHORIZED
                ? vllm(problem, message, param)
                : nested(problem.status(), "message", message);
    }

    /** llama-server: {@code error{code, message, type}}. */
    static HttpReply llama(Problem problem, String message, String param) {
        String type =
                switch (problem) {
                    case TOO_LONG -> "exceed_context_size_error";
                    case LOADING, UNAVAILABLE, OVERLOADED -> "unavailable_error";
                    case NOT_IMPLEMENTED -> "not_supported_error";
                    case UNAUTHORIZED -> "authentication_error";
                    case ROUTE_MISSING, MODEL_MISSING -> "not_found_error";
                    default -> problem.status() < 500 ? "invalid_request_error" : "server_error";
                };
        return nested(problem.status(), "code", problem.status(), "message", message, "type", type);
    }

    /** Ollama's native routes, the Open Inference Protocol and others: {@code {"error":"…"}}. */
    static HttpReply text(Problem problem, String message, String param) {
        return problem == Problem.ROUTE_MISSING
                ? new HttpReply(404, "404 page not found")
                : new HttpReply(problem.status(), Map.of("error", message));
    }

    /** TEI and TGI: {@code error, error_type}; TEI up to 1.8 had 413 for validation. */
    static HttpReply huggingFace(Problem problem, String message, boolean capital, boolean old) {
        String type =
                switch (problem) {
                    case RATE_LIMITED, QUOTA_EXHAUSTED, OVERLOADED -> "Overloaded";
                    case LOADING, UNAVAILABLE -> "Unhealthy";
                    case BACKEND, SERVER_ERROR -> capital ? "Backend" : "Generation";
                    default -> "Validation";
                };
        int status =
                switch (problem) {
                    case TOO_LONG, BAD_REQUEST, UNSUPPORTED_PARAMETER -> old ? 413 : 422;
                    case OVERLOADED -> 429;
                    default -> problem.status();
                };
        return switch (problem) {
            case TOO_LARGE, UNPROCESSABLE -> new HttpReply(status, message);
            case UNAUTHORIZED, ROUTE_MISSING -> new HttpReply(status, null);
            default ->
                new HttpReply(
                        status, fields("error", message, "error_type", capital ? type : type.toLowerCase(Locale.ROOT)));
        };
    }

    /** Anthropic: {@code type: error, error{type, message}}. */
    static HttpReply anthropic(Problem problem, String message, String param) {
        int status = problem == Problem.OVERLOADED ? 529 : problem.status();
        String type =
                switch (status) {
                    case 401 -> "authentication_error";
                    case 404 -> "not_found_error";
                    case 413 -> "request_too_large";
                    case 429 -> "rate_limit_error";
                    case 529 -> "overloaded_error";
                    default -> status < 500 ? "invalid_request_error" : "api_error";
                };
        return new HttpReply(status, fields("type", "error", "error", fields("type", type, "message", message)));
    }

    private static String type(int status) {
        return switch (status) {
            case 400 -> "BadRequestError";
            case 404 -> "NotFoundError";
            case 429 -> "TooManyRequestsError";
            case 501 -> "NotImplementedError";
            case 503 -> "ServiceUnavailableError";
            default -> status < 500 ? "BadRequestError" : "InternalServerError";
        };
    }

    private static HttpReply nested(int status, Object... fields) {
        return new HttpReply(status, Map.of("error", fields(fields)));
    }

    /** A JSON object of names and values in turn, in this order; values may be null. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
