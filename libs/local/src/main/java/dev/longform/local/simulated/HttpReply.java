package dev.longform.local.simulated;

/**
 * A status and a body.
 *
 * @param status the HTTP status
 * @param body something to write as JSON; a {@code String} is sent as plain text, null as nothing
 */
record HttpReply(int status, Object body) {
    static HttpReply of(Object body) {
        return new HttpReply(200, body);
    }
}
