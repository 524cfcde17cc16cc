package dev.longform.local.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenID provider over HTTP: its configuration, the key of {@link Tokens}, and tokens for services. */
public final class IdentityProvider implements AutoCloseable {
    private static final String PORT = "longform.test.identity.port";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Starts it at {@link #url()}. */
    public IdentityProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                        {"issuer": "%s", "jwks_uri": "%s/keys", "token_endpoint": "%s/token"}""".formatted(Tokens.ISSUER, url(), url())));
        server.createContext(
                "/keys",
                exchange -> answer(exchange, """
                        {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}""".formatted(
                        number(Tokens.key().getModulus()), number(Tokens.key().getPublicExponent()))));
        server.createContext("/token", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(authorization + " " + form);
            answer(exchange, """
                    {"access_token": "%s", "token_type": "Bearer", "expires_in": 300}""".formatted(Tokens.of("longform", "evaluator")));
        });
        server.start();
    }

    /** Where it is, or will be: one address for a test run, free before it is started. */
    public static String url() {
        return "http://localhost:" + port();
    }

    /** What services asked for tokens with: their credentials and the form. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The profile and the tests are loaded by different class loaders: they share the port as a system property. */
    private static int port() {
        return Integer.parseInt(System.getProperties()
                .computeIfAbsent(PORT, name -> String.valueOf(unused()))
                .toString());
    }

    private static int unused() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
