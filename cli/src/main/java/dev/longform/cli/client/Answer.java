package dev.longform.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A service's answer to a request that it accepted.
 *
 * @param status the HTTP status, 200 to 299
 * @param body the JSON body; a missing node when there was none
 */
public record Answer(int status, JsonNode body) {
    private static final int CREATED = 201;

    /** Whether something new came to be. */
    public boolean created() {
        return status == CREATED;
    }
}
