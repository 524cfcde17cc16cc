package dev.longform.platform.security;

import dev.longform.platform.ServiceCallException;
import java.util.Optional;

/** The token by which a service shows who it is when it asks another one. */
@FunctionalInterface
public interface ServiceToken {
    /** For systems that ask nobody for a token. */
    ServiceToken NONE = Optional::empty;

    /**
     * A token that is valid now; empty when none is needed.
     *
     * @throws ServiceCallException when none can be had
     */
    Optional<String> bearer();
}
