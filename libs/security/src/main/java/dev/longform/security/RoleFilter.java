package dev.longform.security;

import dev.longform.platform.security.Needs;
import dev.longform.platform.security.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a request pass when its token has the role that its method needs, or when no tokens are asked for. A new route
 * needs nothing to be guarded: without {@link Needs} the HTTP method decides.
 */
@ApplicationScoped
public class RoleFilter {
    private final boolean enabled;
    private final CurrentIdentityAssociation identities;

    public RoleFilter(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled,
            CurrentIdentityAssociation identities) {
        this.enabled = enabled;
        this.identities = identities;
    }

    /** Null to let it pass; 401 without a token that can be trusted, 403 without the role, 503 when nobody can say. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        if (!enabled) {
            return Uni.createFrom().nullItem();
        }
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        Role role = needs == null ? Role.forMethod(request.getMethod()) : needs.value();
        return identities
                .getDeferredIdentity()
                .map(identity -> refusal(identity, role))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(() -> unauthorized("the token is not valid here, or no longer"))
                .onFailure(OIDCException.class)
                .recoverWithItem(() -> HttpProblem.valueOf(
                                Status.SERVICE_UNAVAILABLE,
                                "the identity provider at LONGFORM_OIDC_URL cannot be asked whether the token is"
                                        + " valid; try again")
                        .toResponse());
    }

    private static Response refusal(SecurityIdentity identity, Role needed) {
        if (identity.isAnonymous()) {
            return unauthorized("a token is needed: send it as Authorization: Bearer TOKEN (the longform command takes"
                    + " it from LONGFORM_TOKEN or --token-file)");
        }
        return needed.heldBy(identity.getRoles())
                ? null
                : HttpProblem.valueOf(Status.FORBIDDEN, "this needs the role " + needed.claim())
                        .toResponse();
    }

    private static Response unauthorized(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
