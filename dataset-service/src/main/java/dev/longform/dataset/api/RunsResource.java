package dev.longform.dataset.api;

import dev.longform.contracts.Reason;
import dev.longform.dataset.domain.probes.Probes;
import dev.longform.dataset.domain.runs.Budget;
import dev.longform.dataset.domain.runs.RunCommands;
import dev.longform.dataset.domain.runs.RunDeletion;
import dev.longform.dataset.domain.runs.RunStatus;
import dev.longform.dataset.domain.runs.Runs;
import dev.longform.dataset.domain.runs.UnknownName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Starting, steering and listing runs. */
@Path("/api/v1/runs")
public class RunsResource {
    private final Runs runs;
    private final RunCommands commands;
    private final RunDeletion deletion;
    private final Probes probes;

    public RunsResource(Runs runs, RunCommands commands, RunDeletion deletion, Probes probes) {
        this.runs = runs;
        this.commands = commands;
        this.deletion = deletion;
        this.probes = probes;
    }

    /** Starts runs; with {@code dryRun} says only what they would take. */
    @POST
    public Response start(@NotNull @Valid StartRequest request, @QueryParam("dryRun") boolean dryRun) {
        if (dryRun) {
            return Response.ok(runs.estimate(request.toWish())).build();
        }
        List<RunStatus> started = runs.start(request.toWish());
        started.forEach(this::probed);
        return Response.status(Response.Status.CREATED)
                .entity(started.stream().map(RunView::of).toList())
                .build();
    }

    @GET
    public List<RunView> list() {
        return runs.all().stream().map(RunView::of).toList();
    }

    @GET
    @Path("/{id}")
    public RunView show(@PathParam("id") String id) {
        return RunView.of(find(parse(id)));
    }

    @POST
    @Path("/{id}/pause")
    public RunView pause(@PathParam("id") String id) {
        return RunView.of(commands.pause(parse(id)));
    }

    @POST
    @Path("/{id}/resume")
    public RunView resume(@PathParam("id") String id) {
        return RunView.of(probed(commands.resume(parse(id))));
    }

    @POST
    @Path("/{id}/cancel")
    public RunView cancel(@PathParam("id") String id) {
        return RunView.of(commands.cancel(parse(id)));
    }

    @POST
    @Path("/{id}/retry")
    public RunView retry(
            @PathParam("id") String id,
            @QueryParam("reason") String reason,
            @QueryParam("maxCalls") @Positive Long maxCalls,
            @QueryParam("maxTokens") @Positive Long maxTokens,
            @QueryParam("maxCost") @Positive BigDecimal maxCost) {
        UUID run = parse(id);
        Budget budget = new Budget(maxCalls, maxTokens, maxCost);
        int retried = commands.retry(run, Optional.ofNullable(reason).map(RunsResource::reason), budget);
        return RunView.retried(probed(find(run)), retried);
    }

    /** Deletes an ended run; its numbers stay in the history of its model. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        deletion.delete(parse(id));
    }

    /** A run that sets out, or sets out again, has its model probed in the background. */
    private RunStatus probed(RunStatus status) {
        probes.checkSoon(status.run().model());
        return status;
    }

    private RunStatus find(UUID id) {
        return runs.find(id).orElseThrow(() -> new UnknownName("run", id.toString(), "longform runs list"));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new UnknownName("run", id, "longform runs list");
        }
    }

    private static Reason reason(String name) {
        try {
            return Reason.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("'" + name + "' is no reason; known are " + Arrays.toString(Reason.values()));
        }
    }
}
