package dev.longform.dataset.domain.datasets;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens with one named tokenizer. What looks like a control token in a text is text.
 *
 * <p>The tokenizer's memory grows with the longest run that it cannot split, so long texts are counted in pieces. They
 * are cut before a single space between two other characters, where this tokenizer always begins a new token: the count
 * is exact. Only where a piece has no such place it is cut anywhere, which may add a token.
 */
public final class Tokens {
    /** The tokenizer's name. */
    public static final String TOKENIZER = "o200k_base";

    /** The longest piece, in UTF-16 units. */
    static final int PIECE = 50_000;

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Tokens() {}

    /** How many tokens the text has. */
    public static int count(String text) {
        int tokens = 0;
        int start = 0;
        while (text.length() - start > PIECE) {
            int cut = cut(text, start);
            tokens += ENCODING.countTokensOrdinary(text.substring(start, cut));
            start = cut;
        }
        return tokens + ENCODING.countTokensOrdinary(text.substring(start));
    }

    private static int cut(String text, int start) {
        for (int i = Math.min(start + PIECE, text.length() - 2); i > start + 1; i--) {
            if (text.charAt(i) == ' '
                    && !Character.isWhitespace(text.charAt(i - 1))
                    && !Character.isSpaceChar(text.charAt(i - 1))
                    && !Character.isWhitespace(text.charAt(i + 1))
                    && !Character.isSpaceChar(text.charAt(i + 1))) {
                return i;
            }
        }
        int anywhere = start + PIECE;
        return Character.isLowSurrogate(text.charAt(anywhere)) ? anywhere - 1 : anywhere;
    }
}
