package dev.longform.dataset.api;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.dataset.domain.templates.JudgeTemplates;
import dev.longform.dataset.domain.templates.JudgeTemplates.Stored;
import dev.longform.platform.security.Needs;
import dev.longform.platform.security.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Judge templates. */
@Path("/api/v1/templates")
public class TemplatesResource {
    private final JudgeTemplates templates;

    public TemplatesResource(JudgeTemplates templates) {
        this.templates = templates;
    }

    /** Adds a template in JSON or YAML: 201 when it is new, 200 when the same content is there. */
    @POST
    @Needs(Role.ADMIN)
    @Consumes(MediaType.WILDCARD)
    public Response add(String body) {
        Stored stored = templates.add(body);
        return Response.status(stored.added() ? Status.CREATED : Status.OK)
                .entity(stored.template())
                .build();
    }

    @GET
    public List<JudgeTemplate> list() {
        return templates.all();
    }

    /** Shows the version that {@code id@version} names, or the newest of {@code id}. */
    @GET
    @Path("/{name}")
    public JudgeTemplate show(@PathParam("name") String name) {
        return templates.find(name).orElseThrow(() -> new UnknownName("template", name, "longform templates list"));
    }
}
