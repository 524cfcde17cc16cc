package dev.longform.endpoints;

import dev.longform.contracts.EndpointSignal;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which endpoints a model's description may name. Where a name leads to is looked at when the connection is made, by
 * {@link ConnectAddresses}.
 */
final class EndpointRules {
    private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|[0-9a-f.]*:[0-9a-f:.]*");

    private final List<HostPattern> allowed;

    /** @param allowedHosts {@code host} or {@code host:port}; all hosts when empty */
    EndpointRules(List<String> allowedHosts) {
        this.allowed = allowedHosts.stream().map(HostPattern::parse).toList();
    }

    /** The addresses among the allowed hosts that are written as such, without brackets. */
    Set<String> literals() {
        return allowed.stream()
                .map(host -> host.host().replaceAll("[\\[\\]]", ""))
                .filter(host -> LITERAL.matcher(host).matches())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether only listed hosts may be called. */
    boolean listed() {
        return !allowed.isEmpty();
    }

    /**
     * The address of a route at the model's endpoint.
     *
     * @throws CallFailedException {@code BAD_REQUEST} when the endpoint is missing, malformed or not allowed
     */
    URI uri(ModelSpec model, String path) {
        if (model.endpoint() == null || model.endpoint().isBlank()) {
            throw refused("the adapter " + model.adapter() + " needs an endpoint");
        }
        URI uri = parse(model.endpoint().strip().replaceAll("/+$", "") + path);
        if (!allowed.isEmpty() && allowed.stream().noneMatch(host -> host.matches(uri))) {
            throw refused("the host " + uri.getHost() + " is not in longform.endpoints.allowed-hosts");
        }
        return uri;
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (http && plain && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw refused("the endpoint is not an address: " + e.getReason());
        }
        throw refused("an endpoint is http(s)://host[:port][/path], without user, query or fragment");
    }

    private static CallFailedException refused(String detail) {
        return new CallFailedException(Reason.BAD_REQUEST, detail, EndpointSignal.NOT_CALLED, null);
    }
}
