package dev.longform.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A path below {@code /api/v1} with its query, safely encoded. */
public final class Resource {
    private static final String PREFIX = "/api/v1/";

    private final String path;
    private final Map<String, String> query = new LinkedHashMap<>();

    private Resource(String path) {
        this.path = path;
    }

    /** The resource whose path consists of these segments; a slash inside a segment is encoded. */
    public static Resource of(String... segments) {
        return new Resource(
                PREFIX + Arrays.stream(segments).map(Resource::encode).collect(Collectors.joining("/")));
    }

    /** Adds a query parameter, unless the value is null. */
    public Resource with(String name, Object value) {
        if (value != null) {
            query.put(name, String.valueOf(value));
        }
        return this;
    }

    @Override
    public String toString() {
        if (query.isEmpty()) {
            return path;
        }
        return query.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
