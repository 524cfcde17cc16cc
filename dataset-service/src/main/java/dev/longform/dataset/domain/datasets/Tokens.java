package dev.longform.dataset.domain.datasets;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens with one named tokenizer. What looks like a control token in a text is text. */
final class Tokens {
    static final String TOKENIZER = "o200k_base";

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private Tokens() {}

    static int count(String text) {
        return ENCODING.countTokensOrdinary(text);
    }
}
