package dev.longform.dataset.api;

import dev.longform.security.RefusedBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Bounds the bodies that are read as a whole: all but those of imports, which may be of any length and are read as a
 * stream.
 */
@Singleton
class BodyLimits {
    static final long MAX_BYTES = 1024 * 1024;

    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimits::check, FIRST);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (isImport(context)) {
            context.next();
        } else if (length == null && context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            RefusedBody.answer(context, 411, "send the body with its length (Content-Length)");
        } else if (length != null && (length.length() > 18 || Long.parseLong(length) > MAX_BYTES)) {
            RefusedBody.answer(context, 413, "the body is longer than " + MAX_BYTES + " bytes");
        } else {
            context.next();
        }
    }

    private static boolean isImport(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean documents = type != null
                && type.startsWith(NeedlesResource.DOCUMENTS)
                && context.normalizedPath().equals(NeedlesResource.PATH);
        return context.request().method() == HttpMethod.POST
                && (documents || context.normalizedPath().equals(DatasetsResource.PATH));
    }
}
