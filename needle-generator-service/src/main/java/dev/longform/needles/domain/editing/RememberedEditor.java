package dev.longform.needles.domain.editing;

import dev.longform.benchmark.Seeded;
import dev.longform.contracts.Decoding;
import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.Message;
import dev.longform.contracts.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * Asks the model only what it was never asked before. An answer is used when it is kept, and as it is kept: whoever
 * comes to the same request, now or after a crash, goes on with the same text.
 */
public final class RememberedEditor implements Editor {
    private static final int HASH_DIGITS = 64;

    private final HaystackRequest request;
    private final EditorModel.Session model;
    private final AnswerStore store;

    /**
     * @param request a haystack with an editor
     * @param model to ask
     * @param store of answers
     */
    public RememberedEditor(HaystackRequest request, EditorModel model, AnswerStore store) {
        this.request = request;
        this.model = model.open(request.editing());
        this.store = store;
    }

    @Override
    public String name() {
        ModelSpec editor = request.editing().editor();
        return editor.name() + "@" + editor.revision();
    }

    @Override
    public EditorAnswer ask(List<Message> conversation, int mostTokens) {
        Decoding decoding = new Decoding(0, request.seed(), mostTokens);
        String hash = hash(name(), decoding, conversation);
        Optional<EditorAnswer> kept = store.find(hash);
        return kept.orElseGet(() -> store.keep(answer(hash, model.ask(decoding, conversation))));
    }

    private EditorAnswer answer(String hash, EditorModel.Written written) {
        return new EditorAnswer(
                hash,
                request.planId(),
                name(),
                written.text(),
                written.problem(),
                written.detail(),
                written.promptTokens(),
                written.completionTokens());
    }

    /** Over the model's name and revision, the decoding and every message; each part is preceded by its length. */
    static String hash(String model, Decoding decoding, List<Message> conversation) {
        Object[] parts = new Object[5 + 2 * conversation.size()];
        parts[0] = "editor-request";
        parts[1] = model;
        parts[2] = decoding.temperature();
        parts[3] = decoding.seed();
        parts[4] = decoding.maxTokens();
        for (int i = 0; i < conversation.size(); i++) {
            parts[5 + 2 * i] = conversation.get(i).role();
            parts[6 + 2 * i] = conversation.get(i).content();
        }
        return Seeded.hex(HASH_DIGITS, parts);
    }
}
