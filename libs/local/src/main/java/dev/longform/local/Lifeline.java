package dev.longform.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends a process together with the one that started it: whoever dies lets the pipe between them close. */
public final class Lifeline {
    private Lifeline() {}

    /**
     * What to do when this process ends in any way but SIGKILL.
     *
     * @param what for messages, for example "the broker"
     * @param close stops it; its failure is reported and ends nothing else
     */
    public static void onEnd(String what, AutoCloseable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(what, close), "stop " + what));
    }

    /** Waits until standard input closes, then ends the process with code 0. */
    public static void endWith(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input broke: " + e.getMessage());
        }
        System.exit(0);
    }

    /** The checked errors of closing have nowhere to go but the log. */
    private static void close(String what, AutoCloseable close) {
        try {
            close.close();
        } catch (Exception e) {
            System.err.println(what + " did not stop properly: " + e.getMessage());
        }
    }
}
