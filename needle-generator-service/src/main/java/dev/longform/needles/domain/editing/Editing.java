package dev.longform.needles.domain.editing;

import dev.longform.contracts.HaystackRequest;
import dev.longform.contracts.ModelSpec;
import dev.longform.needles.domain.Haystack;

/** Has needles, or a haystack itself, written by the model that the request names. */
public final class Editing {
    /** The aspect that needs a model. */
    public static final String ASPECT = FactualityWriter.ASPECT;

    /** Named in pairs that a model wrote. */
    public static final String GENERATOR = FactualityWriter.GENERATOR;

    private final EditorModel models;
    private final AnswerStore store;

    public Editing(EditorModel models, AnswerStore store) {
        this.models = models;
        this.store = store;
    }

    /**
     * Has the haystack itself written.
     *
     * @param request that has an editor and no text
     */
    public WrittenText writeHaystack(HaystackRequest request) {
        return new HaystackWriter(request, new RememberedEditor(request, models, store)).write();
    }

    /** Names who wrote a haystack, in what generated its pairs. */
    public static String generator(HaystackRequest request) {
        ModelSpec model = request.editing().editor();
        return HaystackWriter.GENERATOR + ":" + model.name() + "@" + model.revision();
    }

    /**
     * Has them all written and verified, before any of them is used.
     *
     * @param request that has an editor
     * @param haystack its text, cut
     */
    public Drafts write(HaystackRequest request, Haystack haystack) {
        return new FactualityWriter(request, haystack, new RememberedEditor(request, models, store)).write();
    }
}
