package dev.longform.cli.view;

/** Whether somebody watches. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard error is a terminal; the launcher script says so, since Java 17 cannot tell. */
    public static boolean watched() {
        return Boolean.getBoolean("longform.terminal");
    }
}
