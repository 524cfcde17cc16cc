package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditorAnswer;
import java.util.Optional;

/** Where answers of editors are kept; the first one for a request stands for ever. */
public interface AnswerStore {
    /**
     * What was answered before.
     *
     * @param request the request's hash
     * @throws EditingFailedException when the store does not answer
     */
    Optional<EditorAnswer> find(String request);

    /**
     * Keeps an answer, unless there is one already.
     *
     * @return the one that stands
     * @throws EditingFailedException when the store does not answer
     */
    EditorAnswer keep(EditorAnswer answer);
}
