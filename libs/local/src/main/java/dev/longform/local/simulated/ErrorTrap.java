package dev.longform.local.simulated;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that fail on purpose: a share of the items, disjoint from those of other traps.
 *
 * @param kind what goes wrong
 * @param share share of the items, 0..1; at 1, and without {@code firstTries}, calls about unknown texts fail as well
 * @param firstTries how many calls about such an item fail before they work; 0 when they always fail
 * @param status the HTTP status; null for the server's own
 * @param message the words; null for the server's own
 * @param body shape of the body; {@code own} unless stated
 * @param retryAfter how the server says when to come again; {@code none} unless stated
 * @param retryAfterMs when to come again, in ms; 1000 unless stated
 */
public record ErrorTrap(
        Problem kind,
        double share,
        int firstTries,
        Integer status,
        String message,
        Body body,
        RetryAfter retryAfter,
        Integer retryAfterMs) {
    public ErrorTrap {
        SpecRule.that(kind != null, "errors.kind is missing");
        SpecRule.share("errors.share", share);
        SpecRule.that(firstTries >= 0, "errors.firstTries must not be negative");
        body = body == null ? Body.OWN : body;
        retryAfter = retryAfter == null ? RetryAfter.NONE : retryAfter;
        retryAfterMs = retryAfterMs == null ? Integer.valueOf(1000) : retryAfterMs;
    }

    /** Shapes of an error's body. */
    public enum Body {
        /** As the server's protocol has it. */
        @JsonProperty("own")
        OWN,
        /** {@code {"error":"…"}}. */
        @JsonProperty("string")
        STRING,
        /** {@code {"error":{"message":"…","code":…}}}. */
        @JsonProperty("object")
        OBJECT,
        /** {@code {"message":"…"}}. */
        @JsonProperty("message")
        MESSAGE,
        /** {@code {"detail":"…"}}. */
        @JsonProperty("detail")
        DETAIL,
        /** Plain text. */
        @JsonProperty("plain")
        PLAIN,
        /** A page of a proxy in front of the server. */
        @JsonProperty("html")
        HTML,
        /** Nothing. */
        @JsonProperty("empty")
        EMPTY
    }

    /** Ways to say when to come again. */
    public enum RetryAfter {
        @JsonProperty("none")
        NONE,
        /** {@code Retry-After} in whole seconds, rounded up. */
        @JsonProperty("seconds")
        SECONDS,
        /** {@code retry-after-ms}. */
        @JsonProperty("ms")
        MS,
        /** {@code Retry-After} as an HTTP date. */
        @JsonProperty("date")
        DATE
    }

    /** An error in the server's own words. */
    static ErrorTrap of(Problem kind, double share, int firstTries) {
        return new ErrorTrap(kind, share, firstTries, null, null, null, null, null);
    }

    /** Whether it hits every call for ever. */
    boolean total() {
        return share == 1 && firstTries == 0;
    }

    /** The words. */
    String words() {
        return message == null ? kind.words() : message;
    }

    /** The error in the shape that is asked for. */
    HttpReply shape(HttpReply own) {
        int code = status == null ? own.status() : status;
        return new HttpReply(
                code,
                switch (body) {
                    case OWN -> own.body();
                    case STRING -> Map.of("error", words());
                    case OBJECT -> Map.of("error", Map.of("message", words(), "code", code));
                    case MESSAGE -> Map.of("message", words());
                    case DETAIL -> Map.of("detail", words());
                    case PLAIN -> words();
                    case HTML ->
                        "<html><head><title>" + code + "</title></head><body><h1>" + words() + "</h1></body></html>";
                    case EMPTY -> null;
                });
    }

    /** The header that says when to come again: its name and its value. */
    Optional<List<String>> header(Instant now) {
        return switch (retryAfter) {
            case NONE -> Optional.empty();
            case SECONDS -> Optional.of(List.of("retry-after", String.valueOf((retryAfterMs + 999) / 1000)));
            case MS -> Optional.of(List.of("retry-after-ms", String.valueOf(retryAfterMs)));
            case DATE ->
                Optional.of(List.of(
                        "retry-after",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                now.plusMillis(retryAfterMs).atOffset(ZoneOffset.UTC))));
        };
    }
}
