package dev.longform.endpoints;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host at the moment in which a connection is made, and refuses the host when one of them is
 * local to this machine or to its cloud. The connection is made to the addresses that were looked at, so that a name
 * that changes its address between the look and the connection gains nothing.
 */
final class ConnectAddresses implements DnsResolver {
    private final boolean refuseLocal;
    private final Set<String> exempt;
    private final Lookup lookup;

    /** Where names are looked up. */
    interface Lookup {
        /** @throws UnknownHostException when the host has no address */
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** A host was looked up and leads to where no call may go. */
    static final class RefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * @param refuseLocal whether addresses are looked at
     * @param exempt addresses, written as such, that a model's description may name all the same
     */
    ConnectAddresses(boolean refuseLocal, Set<String> exempt, Lookup lookup) {
        this.refuseLocal = refuseLocal;
        this.exempt = Set.copyOf(exempt);
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(host);
        if (refuseLocal && !exempt.contains(host)) {
            for (InetAddress address : addresses) {
                if (LocalAddresses.contain(address)) {
                    throw new RefusedException("the host " + host + " has the address " + address.getHostAddress()
                            + ", which is local to the worker or its cloud; to allow it, put the address itself into"
                            + " longform.endpoints.allowed-hosts and into the endpoint");
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
