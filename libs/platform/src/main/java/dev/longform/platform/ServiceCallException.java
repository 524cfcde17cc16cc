package dev.longform.platform;

/** Another service of the system refused a call, or did not answer it. */
public final class ServiceCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stands for a status where there was no answer that could be used. */
    public static final int UNREACHABLE = 503;

    private final int status;

    public ServiceCallException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status of the refusal; {@value #UNREACHABLE} when there was no usable answer. */
    public int status() {
        return status;
    }
}
