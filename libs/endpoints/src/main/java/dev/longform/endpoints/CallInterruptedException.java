package dev.longform.endpoints;

/** The process is stopping: no answer was waited for, and none may be given. */
public final class CallInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallInterruptedException(InterruptedException cause) {
        super("interrupted while a model server was called", cause);
    }
}
