package dev.longform.judge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Reason;
import dev.longform.contracts.Rotations;
import dev.longform.contracts.Truncation;
import dev.longform.endpoints.CallListener;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.TokenUsage;
import dev.longform.judge.Requests;
import dev.longform.worker.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The two candidates are 1,000 tokens each in o200k_base, the prompt is 6: 2,006 tokens are shown. */
class TruncationWatchTest {
    private static final String THOUSAND = " word".repeat(999) + ".";

    private static Evaluation evaluate(Map<String, Object> options, boolean allow, Long... promptTokens) {
        return evaluate(0, 0, options, allow, promptTokens);
    }

    private static Evaluation evaluate(
            long maxTokens, long counted, Map<String, Object> options, boolean allow, Long... promptTokens) {
        List<Long> left = new ArrayList<>(Arrays.asList(promptTokens));
        FakeJudge judge = FakeJudge.answering(conversation -> FakeJudge.said(
                "[[A]]", Optional.ofNullable(left.remove(0)).map(tokens -> new TokenUsage(tokens, 5, 0))));
        judge.maxTokens = maxTokens;
        judge.tokens = counted;
        ProtocolSpec protocol = new ProtocolSpec(
                ProtocolName.SELECTION,
                null,
                promptTokens.length == 1 ? Rotations.NONE : Rotations.BOTH,
                Requests.DECODING,
                allow);
        EvaluationRequest request = Requests.request(
                "item-1", Requests.model("fake", null, options), protocol, THOUSAND, "And" + THOUSAND.substring(5));
        return judge.evaluator().evaluate(request, new Calls(Instant.now().plusSeconds(60), CallListener.NONE));
    }

    @Test
    void usageBelowHalfOfAForeignCountIsTruncation() {
        Evaluation evaluation = evaluate(Map.of(), false, 1002L);

        assertThat(evaluation.outcome()).isEqualTo(Outcome.UNSCORED);
        assertThat(evaluation.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(evaluation.detail()).isEqualTo("order 1 of 1: the server read 1002 tokens of about 2006");
    }

    @Test
    void usageOfHalfAForeignCountProvesNothing() {
        assertThat(evaluate(Map.of(), false, 1003L).truncation()).isEqualTo(Truncation.UNKNOWN);
        assertThat(evaluate(Map.of(), false, 1003L).outcome().answered()).isTrue();
        assertThat(evaluate(Map.of(), false, 5000L).truncation()).isEqualTo(Truncation.UNKNOWN);
    }

    @Test
    void usageAtTheStatedLimitIsTruncation() {
        Map<String, Object> limit = Map.of("maxModelLen", 4096);

        assertThat(evaluate(limit, false, 4096L).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(evaluate(limit, false, 4088L).reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(evaluate(limit, false, 4087L).truncation()).isEqualTo(Truncation.NONE);
    }

    @Test
    void withoutUsageNothingIsKnown() {
        assertThat(evaluate(Map.of("maxModelLen", 4096), false, (Long) null).truncation())
                .isEqualTo(Truncation.UNKNOWN);
    }

    @Test
    void aRunThatAllowsTruncationIsFlagged() {
        Evaluation evaluation = evaluate(Map.of(), true, 100L);

        assertThat(evaluation.outcome().answered()).isTrue();
        assertThat(evaluation.truncation()).isEqualTo(Truncation.ALLOWED);
    }

    @Test
    void overSeveralCallsTheWorstDecides() {
        Map<String, Object> limit = Map.of("maxModelLen", 4096);

        assertThat(evaluate(limit, false, 3000L, 3000L).truncation()).isEqualTo(Truncation.NONE);
        assertThat(evaluate(limit, false, 3000L, null).truncation()).isEqualTo(Truncation.UNKNOWN);
        assertThat(evaluate(limit, false, null, 3000L).truncation()).isEqualTo(Truncation.UNKNOWN);
        assertThat(evaluate(limit, true, 4096L, null).truncation()).isEqualTo(Truncation.ALLOWED);
        assertThat(evaluate(limit, false, 3000L, 4096L).reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void theLimitThatTheServerTellsCountsWhereNoneIsStated() {
        assertThat(evaluate(4096, 0, Map.of(), false, 4087L).truncation()).isEqualTo(Truncation.NONE);
        Evaluation cut = evaluate(4096, 0, Map.of(), false, 4088L);

        assertThat(cut.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(cut.detail()).isEqualTo("order 1 of 1: the server read 4088 tokens and its limit is 4096");
        assertThat(evaluate(4096, 0, Map.of("maxModelLen", 8192), false, 4096L).truncation())
                .isEqualTo(Truncation.NONE);
    }

    @Test
    void theServersOwnTokenizerCountsWhereNoLimitIsKnown() {
        assertThat(evaluate(0, 2400, Map.of(), false, 2400L).truncation()).isEqualTo(Truncation.NONE);
        Evaluation cut = evaluate(0, 2401, Map.of(), false, 2400L);

        assertThat(cut.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(cut.detail()).isEqualTo("order 1 of 1: the server read 2400 of 2401 tokens");
    }
}
