package dev.longform.needles.domain.text;

import java.util.Locale;

/**
 * A word of a sentence: letters, with apostrophes and hyphens inside.
 *
 * @param span where it stands in the document
 * @param text as written
 */
public record Word(Span span, String text) {
    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean capitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }
}
