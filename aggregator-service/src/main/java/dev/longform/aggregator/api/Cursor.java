package dev.longform.aggregator.api;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The place in a list of verdicts as it travels in a URL: the last item's id, encoded. */
final class Cursor {
    private Cursor() {}

    static String encode(String itemId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(itemId.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadRequestException when the text was not made by {@link #encode} */
    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'after' must be the 'next' of an earlier page, not '" + cursor + "'");
        }
    }
}
