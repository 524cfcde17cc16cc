package dev.longform.needles.domain.editing;

import dev.longform.contracts.EditorAnswer;
import dev.longform.contracts.Message;
import java.util.List;

/** The model that writes the needles of one haystack. For one thread: it is asked one thing after another. */
public interface Editor {
    /** The model, as {@code NAME@REVISION}. */
    String name();

    /**
     * Asks, or takes what was answered to the same request before.
     *
     * @param mostTokens that it may write, thinking included
     * @throws EditingFailedException when there is no answer
     */
    EditorAnswer ask(List<Message> conversation, int mostTokens);
}
