package dev.longform.dataset.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.longform.platform.EventJson;

/** Values in {@code jsonb} columns. */
public final class Json {
    private Json() {}

    public static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what is not a " + type.getSimpleName(), e);
        }
    }

    public static String write(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value.getClass(), e);
        }
    }
}
