package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.endpoints.TokenUsage;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationEvidenceTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4096, 3000, 4096, true",
                "4095, 3000, 4096, false",
                "4096, 3000, -, false",
                "499, 1000, -, true",
                "500, 1000, -, false",
                "500, 1001, -, true"
            })
    void onlyTheServersOwnCountIsProof(long tokens, long words, Long limit, boolean cut) {
        assertThat(TruncationEvidence.cut(new TokenUsage(tokens, 0, 0), words, Optional.ofNullable(limit)))
                .isEqualTo(cut);
    }
}
