package dev.longform.judge.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallStyle;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.EndpointClient;

/**
 * Where a server tells its version and the longest conversation that it takes.
 *
 * @param server its name
 * @param route where it tells
 * @param version a JSON pointer to its version
 * @param maxTokens a JSON pointer to the longest conversation; empty when it does not tell
 */
record AboutPage(String server, String route, String version, String maxTokens) {
    /**
     * What stands there.
     *
     * @param version name and version; null when it does not tell
     * @param maxTokens 0 when it does not tell
     */
    record Told(String version, long maxTokens) {}

    /**
     * Asks; a server without the page tells nothing.
     *
     * @throws CallFailedException when the page tells the longest conversation and cannot be read for the moment
     */
    Told ask(EndpointClient client, Calls calls, ModelSpec root) {
        try {
            JsonNode page = client.get(calls, root, route, CallStyle.OPENAI).body();
            String number = page.at(version).asText("");
            long max = maxTokens.isEmpty() ? 0 : page.at(maxTokens).asLong(0);
            return new Told(number.isEmpty() ? null : server + " " + number, max);
        } catch (CallFailedException e) {
            if (!maxTokens.isEmpty() && e.reason().retriedAutomatically()) {
                throw e;
            }
            return new Told(null, 0);
        }
    }
}
