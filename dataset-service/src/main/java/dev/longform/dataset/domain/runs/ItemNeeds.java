package dev.longform.dataset.domain.runs;

import dev.longform.contracts.ModelKind;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import java.util.Set;

/**
 * What one delivery of an item takes, estimated before it goes out. Tokens are estimated at {@value #BYTES_PER_TOKEN}
 * bytes each, with {@value #TEMPLATE_TOKENS} for the template of a judge.
 *
 * @param calls when every call is answered, and every answer can be read
 * @param mostCalls when every answer has to be asked for again in the required format and every call is tried as often
 *     as workers try
 * @param promptTokens of {@code calls}
 * @param completionTokens of {@code calls}, when the judge writes as much as it may
 */
public record ItemNeeds(int calls, int mostCalls, long promptTokens, long completionTokens) {
    static final int BYTES_PER_TOKEN = 4;
    static final int TEMPLATE_TOKENS = 300;

    /** The workers' {@code longform.endpoints.retry.max-tries} by default. */
    private static final int TRIES = 3;

    private static final int WITH_REPAIR = 2;

    /** Their servers take all candidates of an item in one call. */
    private static final Set<String> WHOLE_ITEM = Set.of("tei", "llama-server", "vllm-score", "sglang");

    /** What it takes to ask this model, by this protocol, about an item of this shape. */
    public static ItemNeeds of(ModelSpec model, ProtocolSpec protocol, ItemShape item) {
        long text = item.bytes() / BYTES_PER_TOKEN;
        if (model.endpoint() == null) {
            return new ItemNeeds(0, 0, 0, 0);
        }
        if (model.kind() == ModelKind.CLASSIFIER) {
            int calls = WHOLE_ITEM.contains(model.adapter()) ? 1 : item.candidates();
            return new ItemNeeds(calls, item.candidates() * TRIES, text, 0);
        }
        int calls = questions(protocol, item);
        long shown = text * shownAtOnce(protocol, item) / item.candidates();
        int mayWrite = protocol.decoding() == null ? 0 : protocol.decoding().maxTokens();
        return new ItemNeeds(
                calls, calls * WITH_REPAIR * TRIES, calls * (shown + TEMPLATE_TOKENS), (long) calls * mayWrite);
    }

    /** All of its tokens. */
    public long tokens() {
        return promptTokens + completionTokens;
    }

    /** As what it would be booked. */
    public Spending spending() {
        return new Spending(calls, 0, promptTokens, 0, completionTokens);
    }

    private static int questions(ProtocolSpec protocol, ItemShape item) {
        return switch (protocol.name()) {
            case SCORES, RATING -> item.candidates();
            case PAIRWISE -> 2 * item.chosen() * (item.candidates() - item.chosen());
            case SELECTION -> orders(protocol.rotations(), item);
        };
    }

    private static int orders(Rotations rotations, ItemShape item) {
        return switch (rotations) {
            case NONE -> 1;
            case BOTH -> 2;
            case ALL -> item.candidates();
        };
    }

    private static int shownAtOnce(ProtocolSpec protocol, ItemShape item) {
        return switch (protocol.name()) {
            case SCORES, RATING -> 1;
            case PAIRWISE -> 2;
            case SELECTION -> item.candidates();
        };
    }
}
