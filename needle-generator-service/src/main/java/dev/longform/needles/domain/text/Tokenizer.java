package dev.longform.needles.domain.text;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** The one tokenizer that lengths and positions are measured with. */
public final class Tokenizer {
    public static final String NAME = "o200k_base";

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Tokenizer() {}

    /** How many tokens the text has; special tokens such as {@code <|endoftext|>} are read as plain text. */
    public static int count(String text) {
        return ENCODING.countTokensOrdinary(text);
    }
}
