package dev.longform.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A path below {@code /api/v1} with its query, safely encoded. */
public final class Resource {
    private static final String PREFIX = "/api/v1/";

    private final String path;
    private final List<String> query = new ArrayList<>();

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
            query.add(encode(name) + "=" + encode(String.valueOf(value)));
        }
        return this;
    }

    /** Adds a query parameter once for each value. */
    public Resource withEach(String name, List<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
