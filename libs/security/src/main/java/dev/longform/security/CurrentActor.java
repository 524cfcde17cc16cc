package dev.longform.security;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who acts on this thread: the person or service of the token, or a part of the system by its name. */
@ApplicationScoped
public class CurrentActor {
    /** Somebody who was not asked for a token. */
    public static final String LOCAL = "local";

    private final ThreadLocal<String> part = new ThreadLocal<>();
    private final boolean enabled;
    private final CurrentIdentityAssociation identities;

    public CurrentActor(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled,
            CurrentIdentityAssociation identities) {
        this.enabled = enabled;
        this.identities = identities;
    }

    /** The name in the token; {@link #LOCAL} without one. */
    public String name() {
        if (part.get() != null) {
            return part.get();
        }
        if (!enabled || !Arc.container().requestContext().isActive()) {
            return LOCAL;
        }
        SecurityIdentity identity = identities.getIdentity();
        return identity.isAnonymous() ? LOCAL : identity.getPrincipal().getName();
    }

    /**
     * Lets a part of the system act under its own name.
     *
     * @param name such as {@code schedule}
     */
    public void as(String name, Runnable acts) {
        part.set(name);
        try {
            acts.run();
        } finally {
            part.remove();
        }
    }
}
