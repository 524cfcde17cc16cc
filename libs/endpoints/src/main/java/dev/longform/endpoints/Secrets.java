package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hands a secret out for one address, when the worker's own configuration lists its host. A model's description names a
 * secret; it cannot widen where the secret goes, nor have it sent in clear text over a public network.
 */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]+");

    private final SecretSource source;
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();

    public Secrets(SecretSource source) {
        this.source = source;
    }

    /**
     * The value to send as bearer token.
     *
     * @param name the secret's name; null when the model has none
     * @param uri where the call goes
     * @return empty when the model has no secret
     * @throws CallFailedException {@code UNAUTHORIZED} when there is no such secret or it may not go there
     */
    Optional<String> bearerFor(String name, URI uri) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        if (!NAME.matcher(name).matches()) {
            throw refused("a secret's name consists of letters, digits, dots, dashes and underscores");
        }
        checkHost(name, uri);
        String value = source.value(name)
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .orElseThrow(() -> refused("the worker has no secret " + name + ": set "
                        + ConfiguredSecrets.variable(name) + " or mount a file of that name in"
                        + " longform.secrets.directory"));
        if (!VALUE.matcher(value).matches()) {
            throw refused("the secret " + name + " holds characters that a header cannot carry");
        }
        remember(value);
        return Optional.of(value);
    }

    /** The text without any secret that was ever handed out; null for null. */
    public String redact(String text) {
        String redacted = text;
        if (text == null) {
            return null;
        }
        for (String value : handedOut) {
            redacted = redacted.replace(value, "***");
        }
        return redacted;
    }

    /** As it is, and as servers and proxies like to write it. */
    private void remember(String value) {
        if (handedOut.add(value)) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            handedOut.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            handedOut.add(Base64.getEncoder().encodeToString(bytes));
            handedOut.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
    }

    private void checkHost(String name, URI uri) {
        List<SecretHost> listed = hosts(name).filter(host -> host.matches(uri)).toList();
        if (listed.isEmpty()) {
            throw refused("the secret " + name + " may not be sent to " + uri.getHost() + ": add the host to"
                    + " longform.secrets.hosts." + name + " in the worker's configuration");
        }
        if (listed.stream().noneMatch(host -> host.safe(uri))) {
            throw refused("the secret " + name + " would be sent to " + uri.getHost() + " in clear text: use https, or"
                    + " write the host with http:// in longform.secrets.hosts." + name
                    + " in the worker's configuration");
        }
    }

    private Stream<SecretHost> hosts(String name) {
        return source.hosts(name).stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",")))
                .filter(host -> !host.isBlank())
                .map(SecretHost::parse);
    }

    private static CallFailedException refused(String detail) {
        return new CallFailedException(Reason.UNAUTHORIZED, detail, EndpointSignal.NOT_CALLED, null);
    }
}
