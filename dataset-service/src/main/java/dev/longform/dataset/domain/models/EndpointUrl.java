package dev.longform.dataset.domain.models;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The root of a model server in one spelling, so that two models on one server share its limit: scheme and host in
 * lower case, no default port, no trailing slash, no trailing {@code /v1}.
 */
final class EndpointUrl {
    private EndpointUrl() {}

    /**
     * Returns the one spelling of {@code text}.
     *
     * @throws InvalidModel when it is no such URL; user info is not repeated in the message
     */
    static String normalised(String text) {
        URI uri = parse(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidModel("endpoint must be an http or https URL, for example http://127.0.0.1:8000");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new InvalidModel("endpoint must not hold a user or password; name a secret in the field 'secret'");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new InvalidModel("endpoint needs a host name or address, and a port from 1 to 65535 if any");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new InvalidModel("endpoint is the server's root: no '?' and no '#'");
        }
        boolean defaultPort = uri.getPort() == (scheme.equals("http") ? 80 : 443) || uri.getPort() < 0;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (defaultPort ? "" : ":" + uri.getPort())
                + root(uri.normalize().getRawPath());
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidModel("endpoint is not a URL: " + e.getReason());
        }
    }

    private static String root(String path) {
        String root = path == null ? "" : withoutTrailingSlashes(path);
        return root.endsWith("/v1") ? withoutTrailingSlashes(root.substring(0, root.length() - 3)) : root;
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
