package dev.longform.endpoints;

import java.net.URI;

/**
 * A host that a secret may go to, as an operator writes it: {@code host} or {@code host:port}, or either behind
 * {@code http://} where the secret may cross a public network in clear text.
 *
 * @param host which
 * @param evenInClear whether it is written with {@code http://}
 */
record SecretHost(HostPattern host, boolean evenInClear) {
    private static final String CLEAR = "http://";

    /** @throws IllegalArgumentException when the text is none of these */
    static SecretHost parse(String text) {
        String written = text.strip();
        boolean clear = written.regionMatches(true, 0, CLEAR, 0, CLEAR.length());
        return new SecretHost(HostPattern.parse(clear ? written.substring(CLEAR.length()) : written), clear);
    }

    boolean matches(URI uri) {
        return host.matches(uri);
    }

    /** Whether nobody on the way reads along, or the operator has said that it does not matter. */
    boolean safe(URI uri) {
        return evenInClear || "https".equalsIgnoreCase(uri.getScheme()) || NearHosts.contain(uri.getHost());
    }
}
