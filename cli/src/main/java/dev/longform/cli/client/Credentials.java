package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the command shows who asks: a bearer token, or nothing. The token is never printed. */
public final class Credentials {
    /** For a system that asks nobody for a token. */
    public static final Credentials NONE = new Credentials("");

    private final String token;

    private Credentials(String token) {
        this.token = token;
    }

    /**
     * The token in a file, else the one in a variable, else none.
     *
     * @param file may be null
     * @param variable the value of {@code LONGFORM_TOKEN}; may be null
     * @throws Failure when the file cannot be read, or what stands there cannot be a token
     */
    public static Credentials of(Path file, String variable) {
        if (file != null) {
            return checked(read(file), file.toString());
        }
        return variable == null || variable.isBlank() ? NONE : checked(variable.strip(), "LONGFORM_TOKEN");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("the token file " + file + " cannot be read; give a file that holds a token", e);
        }
    }

    private static Credentials checked(String token, String source) {
        if (!token.matches("[A-Za-z0-9._~+/=-]+")) {
            throw new Failure("what stands in " + source + " is no bearer token; put the token there and nothing else");
        }
        return new Credentials(token);
    }

    /** Adds the token to a request. */
    void addTo(HttpRequest.Builder request) {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
    }
}
