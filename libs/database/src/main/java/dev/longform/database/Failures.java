package dev.longform.database;

/** What to say of a failure in a log line or a header. */
final class Failures {
    private static final int LONGEST = 500;

    private Failures() {}

    /**
     * The message of the innermost cause, cut to a line's length. The outer ones repeat whole statements with the texts
     * bound to them.
     */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
