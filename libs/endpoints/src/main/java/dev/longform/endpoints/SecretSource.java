package dev.longform.endpoints;

import java.util.Optional;

/** Where the worker's own configuration keeps secrets, and to which hosts it lets them go. */
public interface SecretSource {
    /** The value of a secret; empty when the worker has none of this name. */
    Optional<String> value(String name);

    /** The hosts that may see a secret, as {@code host} or {@code host:port}, separated by commas. */
    Optional<String> hosts(String name);
}
