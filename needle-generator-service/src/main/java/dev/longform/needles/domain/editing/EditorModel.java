package dev.longform.needles.domain.editing;

import dev.longform.contracts.Decoding;
import dev.longform.contracts.EditingTask;
import dev.longform.contracts.Message;
import dev.longform.contracts.Reason;
import java.util.List;

/** The way to a generative model. */
public interface EditorModel {
    /**
     * What it wrote.
     *
     * @param text all of it; holds no secret
     * @param problem why the text is no answer, whatever it says; null when it is one
     * @param detail of the problem; null when there is none
     * @param promptTokens by the server's own count; null when it does not tell
     * @param completionTokens by the server's own count; null when it does not tell
     */
    record Written(String text, Reason problem, String detail, Long promptTokens, Long completionTokens) {}

    /** Calls of one haystack. */
    interface Session {
        /**
         * Asks once, with the short retries that every call has.
         *
         * @throws EditingFailedException when no answer came
         */
        Written ask(Decoding decoding, List<Message> conversation);
    }

    /** Calls that end at the task's deadline. */
    Session open(EditingTask task);
}
