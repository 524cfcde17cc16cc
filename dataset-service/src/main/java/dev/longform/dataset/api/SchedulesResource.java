package dev.longform.dataset.api;

import dev.longform.dataset.domain.schedules.Schedules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;

/** Models that are evaluated again every so many hours. */
@Path("/api/v1/schedules")
public class SchedulesResource {
    private final Schedules schedules;

    public SchedulesResource(Schedules schedules) {
        this.schedules = schedules;
    }

    /** Makes a schedule: 201 when it is new, 200 when the same is there. */
    @POST
    public Response add(@NotNull @Valid ScheduleRequest request) {
        boolean added = schedules.add(request.name(), request.toPlan());
        return Response.status(added ? Status.CREATED : Status.OK)
                .entity(ScheduleView.of(schedules.find(request.name())))
                .build();
    }

    @GET
    public List<ScheduleView> list() {
        return schedules.all().stream().map(ScheduleView::of).toList();
    }

    @GET
    @Path("/{name}")
    public ScheduleView show(@PathParam("name") String name) {
        return ScheduleView.of(schedules.find(name));
    }

    /** Enables, disables, or gives another period. */
    @PATCH
    @Path("/{name}")
    public ScheduleView change(@PathParam("name") String name, @NotNull @Valid ScheduleChange change) {
        return ScheduleView.of(schedules.change(
                name, Optional.ofNullable(change.enabled()), Optional.ofNullable(change.everyHours())));
    }

    /** Removes a schedule; what it started stays. */
    @DELETE
    @Path("/{name}")
    public void remove(@PathParam("name") String name) {
        schedules.remove(name);
    }
}
