package dev.longform.judge.domain;

import dev.longform.contracts.Candidate;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EvaluationRequest;
import dev.longform.contracts.Item;
import dev.longform.contracts.ItemFacts;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Rotations;
import dev.longform.endpoints.Calls;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a probe asks a judge about: two responses of one sentence, the first of which is right. */
final class TinyItems {
    private static final String NAME = "probe";
    private static final int MAX_TOKENS = 2048;
    private static final Item ITEM = new Item(
            NAME,
            NAME,
            List.of(new Message("user", "What is 2 + 3?")),
            List.of(new Candidate("2 + 3 is 5.", true), new Candidate("2 + 3 is 6.", false)));

    private TinyItems() {}

    static EvaluationRequest request(ModelSpec model, ProtocolName protocol, Calls calls) {
        return new EvaluationRequest(
                NAME,
                1,
                1,
                1,
                Instant.now().plus(calls.remaining()),
                1,
                model,
                new ProtocolSpec(protocol, null, Rotations.NONE, new Decoding(0, 1, MAX_TOKENS), false),
                ITEM,
                new ItemFacts(NAME, List.of(true, false), List.of(5, 5), NAME));
    }

    static ModelSpec with(ModelSpec model, Map<String, Object> options) {
        return new ModelSpec(
                model.name(),
                model.revision(),
                model.kind(),
                model.adapter(),
                model.endpoint(),
                model.model(),
                model.secret(),
                model.maxConcurrency(),
                options,
                model.tags(),
                model.prices());
    }
}
