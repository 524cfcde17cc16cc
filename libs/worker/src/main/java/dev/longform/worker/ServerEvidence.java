package dev.longform.worker;

import dev.longform.contracts.ModelSpec;
import dev.longform.endpoints.CallFailedException;
import dev.longform.endpoints.Calls;
import dev.longform.endpoints.ModelOptions;
import java.util.List;
import java.util.Optional;

/**
 * What a model's file and its server say about the longest input and about the length of a text, for the question whether
 * the server saw all of it. The server is asked only for what is needed, and beside the item's calls.
 */
public final class ServerEvidence {
    /** The model's option that states the server's context, in tokens. */
    public static final String MAX_MODEL_LEN = "maxModelLen";

    private final Optional<Long> stated;
    private final ModelSpec model;
    private final Calls calls;
    private final ServerMemory memory;
    private final LimitPage page;

    /** Where a server tells the longest input that it takes. */
    public interface LimitPage {
        /**
         * In tokens; 0 when it does not tell.
         *
         * @throws CallFailedException when it cannot be asked
         */
        long maxTokens(Calls calls, ModelSpec model);
    }

    /** A server's own tokenizer. */
    public interface Tokenizer {
        /**
         * The tokens of each text; empty when there is no such tokenizer.
         *
         * @throws CallFailedException when it cannot be asked
         */
        List<Long> count(Calls calls);
    }

    /**
     * @param stated the limit of the model's file, which the server is not asked for then
     * @param calls the item's own calls
     * @param memory of what servers said before
     */
    public ServerEvidence(Optional<Long> stated, ModelSpec model, Calls calls, ServerMemory memory, LimitPage page) {
        this.stated = stated;
        this.model = model;
        this.calls = calls;
        this.memory = memory;
        this.page = page;
    }

    /** With the limit that the option {@value #MAX_MODEL_LEN} states. */
    public static ServerEvidence of(ModelSpec model, Calls calls, ServerMemory memory, LimitPage page) {
        return new ServerEvidence(new ModelOptions(model).count(MAX_MODEL_LEN), model, calls, memory, page);
    }

    /** The most tokens that the server takes; empty when nobody says. */
    public Optional<Long> limit() {
        return stated.isPresent() ? stated : memory.limit(model, this::ask);
    }

    /** The same as of now: before a count is held against it that stands at a remembered one. */
    public Optional<Long> limitAnew() {
        return stated.isPresent() ? stated : memory.limitAnew(model, this::ask);
    }

    /** What the server's tokenizer counts; empty when it has none. */
    public List<Long> tokens(Tokenizer tokenizer) {
        if (!memory.mayCount(model)) {
            return List.of();
        }
        try {
            List<Long> counts = tokenizer.count(SideCalls.beside(calls));
            if (!counts.isEmpty() && counts.stream().allMatch(count -> count > 0)) {
                return counts;
            }
            memory.cannotCount(model);
        } catch (CallFailedException e) {
            if (!e.reason().retriedAutomatically()) {
                memory.cannotCount(model);
            }
        }
        return List.of();
    }

    private Optional<Long> ask() {
        return Optional.of(page.maxTokens(SideCalls.beside(calls), model)).filter(most -> most > 0);
    }
}
