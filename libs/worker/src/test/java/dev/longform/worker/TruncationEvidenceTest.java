package dev.longform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationEvidenceTest {
    private static final long REFUSES = -1;
    private static final long FAILS = -2;

    private final Calls calls = new Calls(Instant.now().plusSeconds(60), CallListener.NONE);
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ServerMemory memory = new ServerMemory(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });
    private long page;

    private static ModelSpec model(Map<String, Object> options) {
        return new ModelSpec("m", "1", ModelKind.CLASSIFIER, "a", "http://h", "m", null, 1, options, Map.of());
    }

    private ServerEvidence own(Map<String, Object> options) {
        return ServerEvidence.of(model(options), calls, memory, (side, model) -> {
            asked.add("page");
            if (page == FAILS) {
                throw new CallFailedException(Reason.ENDPOINT_ERROR, "status 500", EndpointSignal.FAILED, null);
            }
            if (page == REFUSES) {
                throw new CallFailedException(Reason.BAD_REQUEST, "status 404", EndpointSignal.ALIVE, null);
            }
            return page;
        });
    }

    private TruncationEvidence of(long read, long words, int texts, Map<String, Object> options, Long... counts) {
        return TruncationEvidence.of(new TokenUsage(read, 0, 0), words, texts, own(options), side -> {
            asked.add("tokenizer");
            return Arrays.asList(counts);
        });
    }

    @ParameterizedTest
    @CsvSource({"4096, 3000, CUT", "4087, 3000, WHOLE", "1499, 3000, CUT", "1500, 3000, WHOLE", "9000, 3000, CUT"})
    void theStatedLimitDecidesAndTheServerIsNotAsked(long read, long words, TruncationEvidence expected) {
        assertThat(of(read, words, 1, Map.of("maxModelLen", 4096), 9999L)).isEqualTo(expected);
        assertThat(asked).isEmpty();
    }

    /** A server that cuts keeps a little room: only its tokenizer tells a text that was cut there from one that ends there. */
    @Test
    void justBelowTheLimitTheTokenizerDecidesOrNobody() {
        Map<String, Object> limit = Map.of("maxModelLen", 4096);

        assertThat(of(4090, 3000, 1, limit, 4090L)).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(of(4090, 3000, 1, limit, 4500L)).isEqualTo(TruncationEvidence.CUT);
        assertThat(of(4088, 3000, 1, limit)).isEqualTo(TruncationEvidence.UNKNOWN);
    }

    @Test
    void theServersOwnLimitIsAskedForOnceAndRemembered() {
        page = 4096;

        assertThat(of(4087, 3000, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(of(100, 50, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(asked).containsExactly("page");
        now = now.plus(Duration.ofMinutes(10));
        assertThat(of(100, 50, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(asked).containsExactly("page", "page");
    }

    @Test
    void aRememberedLimitIsAskedForAgainBeforeACountAtItIsACut() {
        page = 4096;
        of(100, 50, 1, Map.of());

        assertThat(of(4096, 3000, 1, Map.of())).isEqualTo(TruncationEvidence.CUT);
        page = 8192;
        assertThat(of(4096, 3000, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
    }

    /** A page that fails for a moment may not turn a cut item into a scored one. */
    @Test
    void aPageThatFailsErasesNothingThatWasKnown() {
        page = 4096;
        of(100, 50, 1, Map.of());
        for (long failing : List.of(FAILS, REFUSES)) {
            page = failing;
            assertThat(of(4096, 3000, 1, Map.of())).isEqualTo(TruncationEvidence.CUT);
            now = now.plus(Duration.ofMinutes(11));
            assertThat(of(4096, 3000, 1, Map.of())).isEqualTo(TruncationEvidence.CUT);
        }
        assertThat(of(100, 50, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
    }

    @Test
    void aPageThatFailedIsAskedAgainSoonAndNotForEveryItem() {
        page = FAILS;
        of(3000, 2000, 1, Map.of());
        of(3000, 2000, 1, Map.of());
        assertThat(asked).containsExactly("page", "tokenizer");
        page = 4096;
        now = now.plusSeconds(10);
        assertThat(of(3000, 2000, 1, Map.of())).isEqualTo(TruncationEvidence.WHOLE);
    }

    @Test
    void aPageThatIsNotThereIsAskedForOnceInTenMinutes() {
        page = REFUSES;
        of(3000, 2000, 1, Map.of());
        now = now.plusSeconds(599);
        of(3000, 2000, 1, Map.of());
        assertThat(asked).containsExactly("page", "tokenizer");
    }

    @Test
    void withoutALimitTheServersOwnTokenizerDecides() {
        assertThat(of(3000, 2000, 1, Map.of(), 3001L)).isEqualTo(TruncationEvidence.CUT);
        assertThat(of(3000, 2000, 1, Map.of(), 3000L)).isEqualTo(TruncationEvidence.WHOLE);
        page = REFUSES;
        now = now.plus(Duration.ofMinutes(10));
        assertThat(of(3000, 2000, 1, Map.of(), 3001L)).isEqualTo(TruncationEvidence.CUT);
    }

    @Test
    void withoutLimitAndTokenizerNothingIsKnownAndTheTokenizerIsNotAskedAgain() {
        assertThat(of(3000, 2000, 1, Map.of())).isEqualTo(TruncationEvidence.UNKNOWN);
        assertThat(of(3000, 2000, 1, Map.of(), 3001L)).isEqualTo(TruncationEvidence.UNKNOWN);
        assertThat(asked).containsExactly("page", "tokenizer");
    }

    @Test
    void aTokenizerThatFailsForAMomentIsAskedAgain() {
        ServerEvidence own = own(Map.of());

        assertThat(own.tokens(side -> {
                    throw new CallFailedException(Reason.TIMEOUT, "slow", EndpointSignal.ALIVE, null);
                }))
                .isEmpty();
        assertThat(own.tokens(side -> List.of(7L))).containsExactly(7L);
        assertThat(own.tokens(side -> {
                    throw new CallFailedException(Reason.BAD_REQUEST, "status 404", EndpointSignal.ALIVE, null);
                }))
                .isEmpty();
        assertThat(own.tokens(side -> List.of(7L))).isEmpty();
    }

    /** The sum of four texts hides one of them that stands at the limit; the tokenizer shows it. */
    @Test
    void ofABatchNoTextIsKnownToBeWholeFromTheSumAlone() {
        Map<String, Object> limit = Map.of("maxModelLen", 1000);

        assertThat(of(991, 500, 4, limit)).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(asked).isEmpty();
        assertThat(of(2500, 2000, 4, limit, 1000L, 500L, 500L, 500L)).isEqualTo(TruncationEvidence.CUT);
        assertThat(of(2500, 2000, 4, limit, 990L, 510L, 500L, 501L)).isEqualTo(TruncationEvidence.CUT);
        assertThat(of(2500, 2000, 4, limit, 990L, 500L, 500L, 500L)).isEqualTo(TruncationEvidence.WHOLE);
        assertThat(of(4000, 2000, 4, limit, 1L)).isEqualTo(TruncationEvidence.CUT);
        assertThat(of(2500, 2000, 4, limit)).isEqualTo(TruncationEvidence.UNKNOWN);
    }

    @Test
    void askingTheServerCostsTheItemNoCall() {
        page = 4096;

        of(100, 50, 1, Map.of());

        assertThat(calls.usage().calls()).isZero();
        assertThat(calls.signal()).isEqualTo(EndpointSignal.NOT_CALLED);
    }
}
