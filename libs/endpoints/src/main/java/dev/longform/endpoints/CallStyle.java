package dev.longform.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is particular about how a server is called.
 *
 * @param keyHeader the header that carries the secret
 * @param keyPrefix what stands before the secret in it
 * @param headers sent with every call
 * @param usage how the tokens used are read from the answer's body and headers
 */
public record CallStyle(
        String keyHeader,
        String keyPrefix,
        Map<String, String> headers,
        BiFunction<JsonNode, HttpHeaders, Optional<TokenUsage>> usage) {
    /** {@code Authorization: Bearer …}, and the tokens used in the body's {@code usage} object. */
    public static final CallStyle OPENAI =
            new CallStyle("Authorization", "Bearer ", Map.of(), (body, headers) -> TokenUsage.ofBody(body));

    public CallStyle {
        headers = Map.copyOf(headers);
    }

    /** The same with other words for the tokens used. */
    public CallStyle withUsage(BiFunction<JsonNode, HttpHeaders, Optional<TokenUsage>> reader) {
        return new CallStyle(keyHeader, keyPrefix, headers, reader);
    }
}
