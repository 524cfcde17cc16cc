package dev.longform.endpoints;

import java.io.IOException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Ends one exchange, at whatever point it is. Cancelling the client's future alone can give the connection back to the
 * pool, open: the server would go on with a call that nobody waits for. Closing the client alone can leave the future
 * open: the caller would wait for an answer that cannot come.
 */
final class ConnectionHold {
    private static final String ATTRIBUTE = ConnectionHold.class.getName();

    private AsyncExecRuntime runtime;
    private Future<?> answer;
    private boolean ended;

    /** Makes this the hold on the exchange of the given context. */
    void on(HttpClientContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /** An interceptor for the client: tells the hold, if the context has one, what to close. */
    static void intercept(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (scope.clientContext.getAttribute(ATTRIBUTE) instanceof ConnectionHold hold) {
            hold.take(scope.execRuntime);
        }
        chain.proceed(request, entity, scope, callback);
    }

    /** Tells what the caller waits for. */
    synchronized void awaits(Future<?> future) {
        answer = future;
        if (ended) {
            end();
        }
    }

    /** Closes the connection at once, and one that the exchange still gets; who waits sees a cancelled future. */
    synchronized void end() {
        ended = true;
        if (runtime != null) {
            runtime.discardEndpoint();
        }
        if (answer != null) {
            answer.cancel(true);
        }
    }

    private synchronized void take(AsyncExecRuntime taken) {
        runtime = taken;
        if (ended) {
            end();
        }
    }
}
