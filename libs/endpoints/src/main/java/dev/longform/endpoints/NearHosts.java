package dev.longform.endpoints;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts that by their name or address are on this machine, in this cluster or in a private network. No name is looked
 * up. A service of another namespace is near as {@code service.namespace.svc}; {@code service.namespace} could be a
 * public name.
 */
final class NearHosts {
    /** An address in any notation, a single number among them, which is no name without a dot. */
    private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+)*|[0-9a-f.]*:[0-9a-f:.]*");

    private static final List<String> ENDINGS = List.of(".localhost", ".svc", ".local", ".internal");

    /** The first byte of a unique local address (fc00::/7), without its last bit. */
    private static final int UNIQUE_LOCAL = 0xfc;

    private NearHosts() {}

    static boolean contain(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        return LITERAL.matcher(name).matches()
                ? isPrivate(name)
                : name.indexOf('.') < 0 || ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isPrivate(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
