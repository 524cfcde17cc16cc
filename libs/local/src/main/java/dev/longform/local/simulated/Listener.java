package dev.longform.local.simulated;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A listening port on the loopback address that can be shut and opened again. Used by one event loop only. */
final class Listener {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1024;

    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;
    private int port;
    private HttpServer server;
    private Socket reserved;

    /**
     * @param port where to listen; 0 for a free port, which then stays the same
     */
    Listener(Vertx vertx, int port, Handler<HttpServerRequest> handler) {
        this.vertx = vertx;
        this.port = port;
        this.handler = handler;
    }

    /** Listens; nothing changes when it does already. */
    Future<Void> open() {
        if (server != null) {
            return Future.succeededFuture();
        }
        release();
        server = vertx.createHttpServer(options()).requestHandler(handler);
        return server.listen(port, HOST)
                .onSuccess(listening -> port = listening.actualPort())
                .mapEmpty();
    }

    /** Cuts all connections and refuses new ones, but keeps the port from others. */
    Future<Void> shut() {
        if (server == null) {
            return Future.succeededFuture();
        }
        Future<Void> closed = server.close();
        server = null;
        return closed.onComplete(done -> reserve());
    }

    /** Where it listens, as a URL. */
    String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Gives the port up for good. */
    void release() {
        if (reserved != null) {
            try {
                reserved.close();
            } catch (IOException e) {
                throw new IllegalStateException("port " + port + " cannot be released", e);
            }
            reserved = null;
        }
    }

    /** A socket that is bound and does not listen: connecting is refused, and nobody else gets the port. */
    private void reserve() {
        try {
            reserved = new Socket();
            reserved.setReuseAddress(true);
            reserved.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " cannot be kept: " + e.getMessage(), e);
        }
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setAcceptBacklog(BACKLOG)
                .setHttp2ClearTextEnabled(false);
    }
}
