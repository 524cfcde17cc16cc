package dev.longform.endpoints;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that lead to this machine, to its link or to the metadata of its cloud: loopback, link-local, unspecified,
 * multicast, and the metadata services that stand elsewhere. Private networks are none of them: model servers live there.
 */
final class LocalAddresses {
    /** Metadata outside of link-local: AWS over IPv6, Alibaba, Azure's host agent, Oracle. */
    private static final Set<InetAddress> METADATA = Stream.of(
                    "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192")
            .map(LocalAddresses::literal)
            .collect(Collectors.toUnmodifiableSet());

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
    private static final byte[] COMPATIBLE = new byte[12];

    private LocalAddresses() {}

    static boolean contain(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)) {
            return true;
        }
        return address instanceof Inet4Address
                ? address.getAddress()[0] == 0
                : address instanceof Inet6Address && carriesLocal(address.getAddress());
    }

    /** An IPv6 address that stands for an IPv4 address. */
    private static boolean carriesLocal(byte[] address) {
        if (startsWith(address, NAT64) || startsWith(address, COMPATIBLE)) {
            return contain(ipv4(address, 12));
        }
        return startsWith(address, SIX_TO_FOUR) && contain(ipv4(address, 2));
    }

    private static boolean startsWith(byte[] address, byte[] prefix) {
        return Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress ipv4(byte[] address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text + " is an address", e);
        }
    }
}
