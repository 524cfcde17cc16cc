package dev.longform.dataset.domain.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String[] PARTS = {"word", " ", "\n", "12", "345", ",", "é", "😀", "'s", "\t", "X", " a", "//\n"
    };

    @Test
    void whatLooksLikeAControlTokenIsText() {
        assertThat(Tokens.count("hello world")).isEqualTo(2);
        assertThat(Tokens.count("<|endoftext|>")).isGreaterThan(1);
        assertThat(Tokens.count("")).isZero();
    }

    @Test
    void piecesOfATextHaveAsManyTokensAsTheWhole() {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 3 * Tokens.PIECE + i) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }

            assertThat(Tokens.count(text.toString())).isEqualTo(encoding.countTokensOrdinary(text.toString()));
        }
    }

    @Test
    void aTextThatCannotBeSplitIsCountedInBoundedMemory() {
        assertThat(Tokens.count("😀".repeat(Tokens.PIECE))).isPositive();
        assertThat(Tokens.count("a".repeat(2_000_000))).isPositive();
    }

    @Test
    void aTextThatEndsWithASpaceWhereItWouldBeCutIsCounted() {
        String text = "a ".repeat(Tokens.PIECE / 2) + " ";

        assertThat(Tokens.count(text)).isPositive();
    }
}
