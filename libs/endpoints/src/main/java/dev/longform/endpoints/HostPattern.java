package dev.longform.endpoints;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A host as an operator writes it: {@code host}, any port, or {@code host:port}.
 *
 * @param host in lower case
 * @param port -1 for any
 */
record HostPattern(String host, int port) {
    /** @throws IllegalArgumentException when the text is neither {@code host} nor {@code host:port} */
    static HostPattern parse(String text) {
        try {
            URI uri = new URI("any://" + text.strip());
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPath().isEmpty()) {
                return new HostPattern(lower(uri.getHost()), uri.getPort());
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a host or host:port: " + text, e);
        }
        throw new IllegalArgumentException("not a host or host:port: " + text);
    }

    boolean matches(URI uri) {
        return host.equals(lower(uri.getHost())) && (port == -1 || port == portOf(uri));
    }

    private static int portOf(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
