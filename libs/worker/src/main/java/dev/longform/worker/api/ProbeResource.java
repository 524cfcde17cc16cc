package dev.longform.worker.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.longform.contracts.ModelSpec;
import dev.longform.contracts.ProbeReport;
import dev.longform.platform.EventJson;
import dev.longform.worker.Probes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

/** Tells whether a model's description fits its server. */
@Path("/api/v1/probe")
public class ProbeResource {
    private final Probes probes;

    public ProbeResource(Probes probes) {
        this.probes = probes;
    }

    /** Always 200 with a report, also when the server cannot be reached; 400 when the body is no model. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ProbeReport probe(String body) {
        return probes.of(model(body));
    }

    private static ModelSpec model(String body) {
        try {
            ModelSpec model = EventJson.MAPPER.readValue(body, ModelSpec.class);
            if (model != null) {
                return model;
            }
        } catch (ValueInstantiationException e) {
            throw problem(
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw problem(e.getOriginalMessage());
        }
        throw problem("it is empty");
    }

    private static HttpProblem problem(String why) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, "the body is no model: " + why);
    }
}
