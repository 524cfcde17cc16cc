package dev.longform.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process, in good order, when standard input ends: that is, when the process that
 * started it is gone. Needs nothing but the JDK, since it stands on the class path of a service.
 */
public final class ChildMain {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int ORPHANED = 3;

    private ChildMain() {}

    /**
     * @param args the name of the main class, then its arguments
     */
    public static void main(String[] args) throws Throwable {
        InputStream in = System.in;
        daemon("watch of standard input", () -> endWhenClosed(in));
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void endWhenClosed(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input is gone: " + e.getMessage());
        }
        daemon("end at any price", ChildMain::haltAfterGrace);
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
