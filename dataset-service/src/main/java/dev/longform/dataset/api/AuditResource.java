package dev.longform.dataset.api;

import dev.longform.dataset.domain.audit.Act;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.platform.security.Needs;
import dev.longform.platform.security.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Who did what. */
@Path("/api/v1/audit")
public class AuditResource {
    private final Audit audit;

    public AuditResource(Audit audit) {
        this.audit = audit;
    }

    /**
     * A page of acts, newest first.
     *
     * @param next what to give as {@code before} for the next page; null on the last
     */
    public record AuditPage(List<Act> acts, Long next) {}

    @GET
    @Needs(Role.ADMIN)
    public AuditPage page(
            @QueryParam("limit") @DefaultValue("100") @Positive @Max(1000) int limit,
            @QueryParam("before") @DefaultValue("9223372036854775807") @Positive long before) {
        List<Act> acts = audit.before(before, limit);
        return new AuditPage(
                acts, acts.size() < limit ? null : acts.get(acts.size() - 1).id());
    }
}
