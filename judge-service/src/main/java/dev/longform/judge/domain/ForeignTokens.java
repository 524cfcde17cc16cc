package dev.longform.judge.domain;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts tokens with {@code o200k_base}, which is seldom the judge's own tokenizer. Each text is counted once. */
final class ForeignTokens {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private final Map<String, Integer> counted = new HashMap<>();

    long in(List<String> texts) {
        return texts.stream()
                .mapToLong(text -> counted.computeIfAbsent(text, ENCODING::countTokensOrdinary))
                .sum();
    }
}
