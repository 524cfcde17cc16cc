package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.Recount;
import dev.longform.aggregator.domain.RunKey;
import dev.longform.aggregator.domain.VerdictFilter;
import dev.longform.aggregator.domain.VerdictReader;
import dev.longform.contracts.Outcome;
import dev.longform.contracts.Reason;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Runs: their numbers and verdicts. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {
    private static final int LARGEST_PAGE = 1000;
    private static final int LARGEST_REVISION = 999_999;

    private final NumbersReader numbers;
    private final VerdictReader verdicts;
    private final Recount recount;
    private final MetricsStream stream;

    public RunResource(NumbersReader numbers, VerdictReader verdicts, Recount recount, MetricsStream stream) {
        this.numbers = numbers;
        this.verdicts = verdicts;
        this.recount = recount;
        this.stream = stream;
    }

    /** Everything about every run, newest first. */
    @GET
    public List<MetricsView> runs() {
        return numbers.allMetrics().stream().map(MetricsView::of).toList();
    }

    /** Everything about a run, in its newest revision unless one is named. */
    @GET
    @Path("/{id}/metrics")
    public MetricsView metrics(@PathParam("id") String id, @QueryParam("revision") String revision) {
        return Parameters.text(revision)
                .map(text -> new RunKey(id, Parameters.number("revision", text, LARGEST_REVISION)))
                .map(numbers::metrics)
                .orElseGet(() -> numbers.metrics(id))
                .map(MetricsView::of)
                .orElseThrow(() -> Parameters.unknownRun(id));
    }

    /** The verdicts of a run, page by page, in its newest revision unless one is named. */
    @GET
    @Path("/{id}/verdicts")
    public VerdictsView verdicts(
            @PathParam("id") String id,
            @QueryParam("outcome") String outcome,
            @QueryParam("reason") String reason,
            @QueryParam("subset") String subset,
            @QueryParam("revision") String revision,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @QueryParam("after") String after) {
        VerdictFilter filter = new VerdictFilter(
                Parameters.constant("outcome", outcome, Outcome.class),
                Parameters.constant("reason", reason, Reason.class),
                Parameters.text(subset),
                Parameters.text(after).map(Cursor::decode),
                Parameters.number("limit", limit, LARGEST_PAGE));
        return Parameters.text(revision)
                .map(text -> new RunKey(id, Parameters.number("revision", text, LARGEST_REVISION)))
                .map(run -> verdicts.page(run, filter))
                .orElseGet(() -> verdicts.page(id, filter))
                .map(VerdictsView::of)
                .orElseThrow(() -> Parameters.unknownRun(id));
    }

    /** The numbers of a run whenever they changed, until it has ended and its last verdict is counted. */
    @GET
    @Path("/{id}/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<MetricsView> stream(@PathParam("id") String id) {
        numbers.run(id).orElseThrow(() -> Parameters.unknownRun(id));
        return stream.of(id);
    }

    /** Counts a run again from its stored verdicts and deliveries, and says whether the running numbers are equal. */
    @POST
    @Path("/{id}/recount")
    public RecountView recount(@PathParam("id") String id) {
        return recount.of(id).map(RecountView::of).orElseThrow(() -> Parameters.unknownRun(id));
    }
}
