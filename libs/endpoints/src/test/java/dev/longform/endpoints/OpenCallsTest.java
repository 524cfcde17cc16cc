package dev.longform.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that takes calls and never answers sees that they are closed. */
class OpenCallsTest {
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final EndpointClient client = EndpointClient.create(
            Models.config(Map.of()),
            new Secrets(new ConfiguredSecrets(name -> Optional.empty(), name -> Optional.empty())));
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::takeOne);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        client.close();
    }

    @Test
    void whenTheItemsDeadlinePasses() throws Exception {
        Throwable thrown = catchThrowable(() -> call(Instant.now().plusMillis(300)));

        assertThat(thrown).isInstanceOf(CallFailedException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whenTheWorkingThreadIsInterrupted() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> thrown.complete(catchThrowable(() -> call(Instant.now().plusSeconds(60)))));
        caller.start();
        taken.await(20, TimeUnit.SECONDS);

        caller.interrupt();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whenTheWorkerStops() throws Exception {
        CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> call(Instant.now().plusSeconds(60))));
        taken.await(20, TimeUnit.SECONDS);

        client.close();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private void call(Instant deadline) {
        client.post(
                new Calls(deadline, CallListener.NONE),
                Models.at("http://127.0.0.1:" + server.getLocalPort(), Map.of()),
                "/classify",
                JsonNodeFactory.instance.objectNode());
    }

    private void takeOne() {
        try (Socket socket = server.accept()) {
            boolean first = true;
            while (socket.getInputStream().read() >= 0) {
                if (first) {
                    taken.countDown();
                    first = false;
                }
            }
            closed.complete(true);
        } catch (IOException e) {
            closed.complete(taken.getCount() == 0);
        }
    }
}
