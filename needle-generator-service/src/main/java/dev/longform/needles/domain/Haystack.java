package dev.longform.needles.domain;

import dev.longform.needles.domain.text.MeasuredText;
import dev.longform.needles.domain.text.Prose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text that needles are planted in.
 *
 * @param prose as a reader sees it
 * @param measured its tokens
 * @param sha256 of its UTF-8 bytes
 */
public record Haystack(Prose prose, MeasuredText measured, String sha256) {
    public static Haystack of(String text) {
        return new Haystack(Prose.read(text), new MeasuredText(text), sha256(text));
    }

    public String text() {
        return prose.text();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
