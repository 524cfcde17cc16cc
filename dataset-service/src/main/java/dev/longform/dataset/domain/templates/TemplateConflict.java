package dev.longform.dataset.domain.templates;

/** A version that is there with other content. */
public final class TemplateConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateConflict(String name) {
        super("template '" + name + "' is there with other content, and a version never changes; leave 'version' out to"
                + " have the next one");
    }
}
