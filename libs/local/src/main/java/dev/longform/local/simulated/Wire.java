package dev.longform.local.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Writes responses. NaN and infinity are written as Python's servers write them, without quotes. */
final class Wire {
    static final ObjectMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    private Wire() {}

    /** Sends a status and a body: JSON, plain text or HTML, or nothing. */
    static void send(HttpServerResponse response, HttpReply reply) {
        response.setStatusCode(reply.status());
        if (reply.body() == null) {
            response.end();
        } else if (reply.body() instanceof String text) {
            response.putHeader("content-type", text.startsWith("<html>") ? "text/html" : "text/plain; charset=utf-8")
                    .end(text);
        } else {
            response.putHeader("content-type", "application/json").end(bytes(reply.body()));
        }
    }

    /** JSON. */
    static Buffer bytes(Object json) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written: " + e.getMessage(), e);
        }
    }
}
