package dev.longform.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Refuses a body before anything of it is read. */
public final class RefusedBody {
    private RefusedBody() {}

    /**
     * Answers with a problem and gives the connection up.
     *
     * @param detail for people; without quotes
     */
    public static void answer(RoutingContext context, int status, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end("{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }
}
