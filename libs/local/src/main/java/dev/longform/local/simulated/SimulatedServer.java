package dev.longform.local.simulated;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A model server that is none: it speaks a true wire protocol over HTTP, answers by plan, and counts what it answered.
 * Everything it does happens on one event loop of its own.
 */
public final class SimulatedServer implements AutoCloseable {
    private final SimulatedSpec spec;
    private final Vertx vertx;
    private final Context loop;
    private final Tally tally;
    private final FailureBook failures;
    private final Desk desk;
    private final Listener listener;
    private final Listener admin;
    private TallyReport last;

    private SimulatedServer(SimulatedSpec spec, SimulatedDataset dataset) {
        Plan plan = new Plan(spec, dataset);
        this.spec = spec;
        this.vertx = Vertx.vertx(options());
        this.loop = vertx.getOrCreateContext();
        this.tally = new Tally(spec, dataset);
        this.failures = new FailureBook(plan, spec);
        WireProtocol protocol = spec.dialect().protocol(spec, new Recognizer(dataset), plan, tally);
        this.desk = new Desk(vertx, spec, protocol, tally, failures);
        this.listener = new Listener(vertx, spec.port(), desk);
        this.admin = new Listener(vertx, spec.adminPort(), new AdminApi(this));
    }

    /**
     * Starts a server.
     *
     * @param spec what it is
     * @param dataset the items that it knows
     * @throws IllegalStateException when a port is taken
     */
    public static SimulatedServer start(SimulatedSpec spec, SimulatedDataset dataset) {
        SimulatedServer server = new SimulatedServer(spec, dataset);
        try {
            server.await(() -> server.listener.open().compose(open -> server.admin.open()));
        } catch (CompletionException e) {
            server.close();
            throw new IllegalStateException(
                    spec.name() + " cannot listen: " + e.getCause().getMessage(), e);
        }
        return server;
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** What it is. */
    public SimulatedSpec spec() {
        return spec;
    }

    /** Its root, for a model's {@code endpoint}. */
    public String endpoint() {
        return listener.url();
    }

    /** The root of its admin API. */
    public String adminUrl() {
        return admin.url();
    }

    /** Where its tally can be read. */
    public String tallyUrl() {
        return admin.url() + AdminApi.TALLY;
    }

    /** What it has counted; after {@link #close} what it had counted by then. */
    public TallyReport tally() {
        return last != null ? last : await(() -> Future.succeededFuture(report()));
    }

    /** Forgets what it has counted. */
    public void reset() {
        await(() -> {
            forget();
            return Future.succeededFuture();
        });
    }

    /** Begins an outage; another one may follow without coming back in between. */
    public void goDown(Outage outage) {
        await(() -> down(outage));
    }

    /** Ends an outage, on the same port. */
    public void comeBack() {
        await(this::up);
    }

    /** Answers at once from now on, in as many slots as before; calls that have theirs already take their time. */
    public void hurry() {
        await(() -> {
            desk.hurry();
            return Future.succeededFuture();
        });
    }

    @Override
    public void close() {
        if (last == null) {
            last = tally();
            listener.release();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** As {@link #tally}, on the event loop. */
    TallyReport report() {
        return tally.report(endpoint());
    }

    /** As {@link #reset}, on the event loop. */
    void forget() {
        tally.reset();
        failures.reset();
    }

    /** As {@link #goDown}, on the event loop. */
    Future<Void> down(Outage outage) {
        desk.outage(Optional.of(outage));
        return outage == Outage.REFUSE ? listener.shut() : listener.open();
    }

    /** As {@link #comeBack}, on the event loop. */
    Future<Void> up() {
        return listener.open().onSuccess(open -> desk.outage(Optional.empty()));
    }

    private <T> T await(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(start -> {
            try {
                work.get().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future().toCompletionStage().toCompletableFuture().join();
    }
}
