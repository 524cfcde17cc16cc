package dev.longform.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies whose stated length is above {@code longform.rest.longest-body}, with a problem. A body without a
 * stated length is bounded by {@code quarkus.http.limits.max-body-size}.
 */
@Singleton
class BodyLimit {
    private static final int FIRST = 1001;

    private final long bytes;

    BodyLimit(@ConfigProperty(name = "longform.rest.longest-body", defaultValue = "0") long bytes) {
        this.bytes = bytes;
    }

    void register(@Observes Filters filters) {
        if (bytes > 0) {
            filters.register(this::check, FIRST);
        }
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() <= 18 && Long.parseLong(length) <= bytes) {
            context.next();
            return;
        }
        RefusedBody.answer(context, 413, "the body is longer than " + bytes + " bytes");
    }
}
