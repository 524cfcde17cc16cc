package dev.longform.platform;

/** The bytes of a record are not an event of the expected type; the message says why, for the dead-letter topic. */
public final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String reason) {
        super(reason);
    }
}
