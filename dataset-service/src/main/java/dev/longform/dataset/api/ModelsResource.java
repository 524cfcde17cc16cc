package dev.longform.dataset.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.contracts.ModelSpec;
import dev.longform.dataset.domain.models.Models;
import dev.longform.dataset.domain.models.Registration;
import dev.longform.dataset.domain.probes.Probes;
import dev.longform.dataset.domain.runs.UnknownName;
import dev.longform.platform.EventJson;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The registry of models. */
@Path("/api/v1/models")
public class ModelsResource {
    private final Models models;
    private final Probes probes;

    public ModelsResource(Models models, Probes probes) {
        this.models = models;
        this.probes = probes;
    }

    /** Adds a model: 201 when it is new, 200 when the same is there. Its server is probed afterwards. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(String body) {
        Registration registration = models.add(parse(body));
        probes.checkSoon(registration.model());
        return Response.status(registration.added() ? Status.CREATED : Status.OK)
                .entity(registration.model())
                .build();
    }

    @GET
    public List<ModelSpec> list() {
        return models.all();
    }

    /** Shows one revision, the newest unless one is named. Names may hold slashes. */
    @GET
    @Path("/{name: .+}")
    public ModelSpec show(@PathParam("name") String name, @QueryParam("revision") String revision) {
        return (revision == null ? models.find(name) : models.find(name, revision))
                .orElseThrow(() -> new UnknownName(
                        "model", revision == null ? name : name + "@" + revision, "longform models list"));
    }

    private static JsonNode parse(String body) {
        try {
            return EventJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "the body is not JSON: " + e.getOriginalMessage());
        }
    }
}
