package dev.longform.aggregator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.aggregator.domain.gate.Decision;
import dev.longform.aggregator.domain.gate.Gate;
import dev.longform.aggregator.domain.gate.RunFinder;
import dev.longform.aggregator.domain.gate.Subject;
import dev.longform.aggregator.domain.gate.Word;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Whether a model may go on. */
@Path("/api/v1/gate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GateResource {
    private final Gate gate;
    private final RunFinder finder;

    public GateResource(Gate gate, RunFinder finder) {
        this.gate = gate;
        this.finder = finder;
    }

    /** The word of a policy on a run, or on a model's runs: 200 whatever the word is. */
    @POST
    public DecisionView decide(JsonNode body) {
        return DecisionView.of(decide(GateRequest.read(body)));
    }

    /** The same for Flagger's webhooks, which know no other word than the status: 200 for a pass, 409 otherwise. */
    @POST
    @Path("/flagger")
    public Response flagger(JsonNode payload) {
        Decision decision = decide(GateRequest.ofFlagger(payload));
        return Response.status(decision.word() == Word.PASS ? Response.Status.OK : Response.Status.CONFLICT)
                .entity(DecisionView.of(decision))
                .build();
    }

    private Decision decide(GateRequest request) {
        return gate.decide(subject(request), request.policy());
    }

    private Subject subject(GateRequest request) {
        if (request.run() == null) {
            return new Subject(Optional.empty(), request.modelName(), request.modelRevision());
        }
        return finder.run(request.run())
                .map(run -> new Subject(
                        Optional.of(request.run()),
                        run.event().model().name(),
                        run.event().model().revision()))
                .orElseThrow(() -> Parameters.unknownRun(request.run()));
    }
}
