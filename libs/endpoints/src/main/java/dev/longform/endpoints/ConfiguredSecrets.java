package dev.longform.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Secrets from the environment ({@code LONGFORM_SECRET_<NAME>}: upper case, dots and dashes as underscores) or from
 * files named like the secret in the directory {@code longform.secrets.directory}, as Kubernetes mounts them. A file is
 * read again for every call, so that a rotated secret is taken up.
 */
public final class ConfiguredSecrets implements SecretSource {
    private static final String DIRECTORY = "longform.secrets.directory";
    private static final String HOSTS = "longform.secrets.hosts.";

    private final Function<String, Optional<String>> environment;
    private final Function<String, Optional<String>> configuration;

    /**
     * @param environment variables by name
     * @param configuration properties by name
     */
    public ConfiguredSecrets(
            Function<String, Optional<String>> environment, Function<String, Optional<String>> configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    @Override
    public Optional<String> value(String name) {
        Optional<String> variable = environment.apply(variable(name));
        return variable.isPresent() ? variable : configuration.apply(DIRECTORY).flatMap(dir -> file(dir, name));
    }

    @Override
    public Optional<String> hosts(String name) {
        return configuration.apply(HOSTS + name);
    }

    /** The environment variable that holds the secret of this name. */
    static String variable(String name) {
        return "LONGFORM_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Optional<String> file(String directory, String name) {
        Path file = Path.of(directory, name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the secret " + name + " cannot be read", e);
        }
    }
}
