package dev.longform.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports on the loopback address. */
public final class Ports {
    private Ports() {}

    /** A port that is free now. */
    public static int free() {
        return open(0);
    }

    /** The preferred port when it is free, any other free one when it is taken. */
    public static int preferred(int port) {
        return isFree(port) ? port : free();
    }

    /** Whether a server could listen on this port now. */
    public static boolean isFree(int port) {
        try {
            return open(port) == port;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static int open(int port) {
        try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
