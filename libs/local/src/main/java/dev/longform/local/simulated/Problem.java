package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is wrong with a call, whatever words and status a server's protocol has for it. */
public enum Problem {
    /** The request breaks a rule of the protocol. */
    @JsonProperty("bad-request")
    BAD_REQUEST(400, "The request is invalid."),
    /** A field that this model does not take. */
    @JsonProperty("unsupported-parameter")
    UNSUPPORTED_PARAMETER(400, "Unsupported parameter."),
    /** More text than the model takes. */
    @JsonProperty("too-long")
    TOO_LONG(400, "The input exceeds the context length."),
    /** No key, or a wrong one. */
    @JsonProperty("unauthorized")
    UNAUTHORIZED(401, "Unauthorized"),
    /** The route exists, the model does not. */
    @JsonProperty("model-missing")
    MODEL_MISSING(404, "The model does not exist."),
    /** The server has no such route. */
    @JsonProperty("route-missing")
    ROUTE_MISSING(404, "Not Found"),
    /** The body has too many bytes. */
    @JsonProperty("too-large")
    TOO_LARGE(413, "Failed to buffer the request body: length limit exceeded"),
    /** The request is understood and cannot be followed. */
    @JsonProperty("unprocessable")
    UNPROCESSABLE(422, "The request could not be processed."),
    /** The model itself failed. */
    @JsonProperty("backend")
    BACKEND(424, "The backend failed."),
    /** Too many calls for now. */
    @JsonProperty("rate-limited")
    RATE_LIMITED(429, "Rate limit reached. Please try again later."),
    /** No calls any more until somebody pays. */
    @JsonProperty("quota-exhausted")
    QUOTA_EXHAUSTED(429, "You exceeded your current quota, please check your plan and billing details."),
    /** The server broke. */
    @JsonProperty("server-error")
    SERVER_ERROR(500, "The server had an error."),
    /** The route exists, this model does not do that. */
    @JsonProperty("not-implemented")
    NOT_IMPLEMENTED(501, "This server does not support this endpoint."),
    /** The model is not in memory yet. */
    @JsonProperty("loading")
    LOADING(503, "Loading model"),
    /** The server works and has too much to do. */
    @JsonProperty("overloaded")
    OVERLOADED(503, "The request queue is full."),
    /** The server is switched off. */
    @JsonProperty("unavailable")
    UNAVAILABLE(503, "The server is down."),
    /** No answer ever comes. */
    @JsonProperty("timeout")
    TIMEOUT(504, "");

    private final int status;
    private final String words;

    Problem(int status, String words) {
        this.status = status;
        this.words = words;
    }

    /** The HTTP status that servers give it unless they have one of their own. */
    int status() {
        return status;
    }

    /** What a server says when it has nothing more precise to say. */
    String words() {
        return words;
    }
}
