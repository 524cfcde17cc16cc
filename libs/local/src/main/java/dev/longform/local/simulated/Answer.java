package dev.longform.local.simulated;

import java.util.Map;

/**
 * What a server answers to a call.
 *
 * @param status the HTTP status; 400 and above when the model failed while it answered
 * @param body the response
 * @param promptTokens tokens read, as its usage says; 0 where the protocol has none
 * @param completionTokens tokens written, as its usage says
 * @param headers headers beside the usual ones
 */
record Answer(int status, Object body, int promptTokens, int completionTokens, Map<String, String> headers) {
    Answer(Object body, int promptTokens, int completionTokens) {
        this(200, body, promptTokens, completionTokens, Map.of());
    }
}
