package dev.longform.contracts;

import java.time.Instant;

/**
 * What the generator needs to have needles written by a model.
 *
 * @param editor the generative model that writes both sides and verifies them
 * @param deadline until when it may be called
 * @param publication how often the haystack was published, from 1; copied into the answer
 */
public record EditingTask(ModelSpec editor, Instant deadline, int publication) {
    public EditingTask {
        Require.present("editor", editor);
        Require.that(editor.kind() == ModelKind.GENERATIVE, "an editor is a generative model");
        Require.present("deadline", deadline);
        Require.that(publication > 0, "publications are numbered from 1");
    }
}
