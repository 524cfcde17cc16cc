package dev.longform.judge.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.longform.benchmark.Seeded;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts tokens with {@code o200k_base}, which is seldom the judge's own tokenizer. The counts are exact and cheap:
 * where one space stands between two words a token always ends, so that words are counted one by one, and the counts of
 * the first {@value #MAX_KNOWN} different words are remembered, without the mark of punctuation that may follow a letter
 * at their end: it is always a token of its own. The counts of {@value #MAX_TEXTS} texts are
 * remembered too, under their SHA-256: every order of an item's candidates and every judge is shown the same texts.
 */
final class ForeignTokens {
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final int MAX_KNOWN = 200_000;
    private static final int MAX_WORD = 32;
    private static final String PUNCTUATION = ".,;:!?";
    private static final int MAX_BYTES_PER_CHAR = 3;
    private static final int MAX_TEXTS = 50_000;
    private static final int DIGITS = 64;
    private static final Map<String, Integer> KNOWN = new ConcurrentHashMap<>();
    private static final Cache<String, Long> COUNTED =
            Caffeine.newBuilder().maximumSize(MAX_TEXTS).build();

    private ForeignTokens() {}

    /**
     * Whether these texts are more tokens than this. A token is at least one byte of UTF-8, so that short texts need not
     * be counted.
     */
    static boolean exceed(long tokens, List<String> texts) {
        long chars = texts.stream().mapToLong(String::length).sum();
        return MAX_BYTES_PER_CHAR * chars > tokens && in(texts) > tokens;
    }

    static long in(List<String> texts) {
        return texts.stream()
                .mapToLong(text -> COUNTED.get(Seeded.hex(DIGITS, text), key -> count(text)))
                .sum();
    }

    private static long count(String text) {
        long tokens = 0;
        int start = 0;
        for (int space = text.indexOf(' ', 1); space > 0; space = text.indexOf(' ', space + 1)) {
            if (space + 1 < text.length() && visible(text.charAt(space - 1)) && visible(text.charAt(space + 1))) {
                tokens += ofWord(text.substring(start, space));
                start = space;
            }
        }
        return tokens + ofWord(text.substring(start));
    }

    private static int ofWord(String word) {
        int last = word.length() - 1;
        if (last > 0 && PUNCTUATION.indexOf(word.charAt(last)) >= 0 && Character.isLetter(word.charAt(last - 1))) {
            return ofWord(word.substring(0, last)) + 1;
        }
        if (word.length() > MAX_WORD) {
            return ENCODING.countTokensOrdinary(word);
        }
        Integer known = KNOWN.get(word);
        if (known != null) {
            return known;
        }
        int tokens = ENCODING.countTokensOrdinary(word);
        if (KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(word, tokens);
        }
        return tokens;
    }

    private static boolean visible(char c) {
        return c > ' ' && c < 0x7f || Character.isLetterOrDigit(c);
    }
}
