package dev.longform.endpoints;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How model servers are called. */
@ConfigMapping(prefix = "longform.endpoints")
public interface EndpointsConfig {
    /** How long a connection may take to be made. */
    @WithDefault("PT10S")
    Duration connectTimeout();

    /** The largest answer that is read, in bytes. */
    @WithDefault("16777216")
    long maxResponseBytes();

    /** Hosts that may be called, as {@code host} or {@code host:port}; all when there is no list. */
    Optional<List<String>> allowedHosts();

    /**
     * Whether hosts are refused that turn out, when the connection is made, to be this machine, its link or its cloud's
     * metadata service. Always so where {@link #allowedHosts} is a list; an address that stands in the list as such is
     * allowed.
     */
    @WithDefault("false")
    boolean refuseLocalAddresses();

    /** What is tried again at once, without giving the item back. */
    Retry retry();

    /** Short retries inside a request's deadline. */
    interface Retry {
        /** How often one call is tried in all. */
        @WithDefault("3")
        int maxTries();

        /** The wait after the first try; it doubles from try to try. */
        @WithDefault("PT0.5S")
        Duration firstWait();

        /** The longest sum of waits for one call; a server that asks for more is left alone. */
        @WithDefault("PT4S")
        Duration maxTotalWait();
    }
}
