package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.KnownRun;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.grid.Heatmap;
import dev.longform.aggregator.domain.grid.HeatmapReader;
import dev.longform.contracts.DatasetSummary;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The grid of a run on a needle version. */
@Path("/api/v1/runs/{id}/heatmap")
@Produces(MediaType.APPLICATION_JSON)
public class HeatmapResource {
    private final HeatmapReader heatmaps;
    private final NumbersReader numbers;

    public HeatmapResource(HeatmapReader heatmaps, NumbersReader numbers) {
        this.heatmaps = heatmaps;
        this.numbers = numbers;
    }

    /**
     * @param aspect only this aspect; all of them together when it is missing
     * @param compare a run on the same dataset version to set against it
     */
    @GET
    public HeatmapView heatmap(
            @PathParam("id") String id, @QueryParam("aspect") String aspect, @QueryParam("compare") String compare) {
        Optional<String> wanted = Parameters.text(aspect);
        Heatmap heatmap = heatmaps.heatmap(id, wanted).orElseThrow(() -> Parameters.unknownRun(id));
        if (heatmap.aspects().isEmpty()) {
            throw new NotFoundException(
                    "run '" + id + "' has no needle with a verdict: it runs on no needle version, or"
                            + " nothing has come of it yet");
        }
        wanted.filter(name -> !heatmap.aspects().contains(name)).ifPresent(name -> {
            throw new NotFoundException("run '" + id + "' has no needle of the aspect '" + name + "'; it has "
                    + String.join(", ", heatmap.aspects()));
        });
        return HeatmapView.of(
                heatmap,
                Parameters.text(compare)
                        .map(other -> comparison(heatmap, wanted, other))
                        .orElse(null));
    }

    private ComparisonView comparison(Heatmap heatmap, Optional<String> aspect, String compare) {
        KnownRun other = numbers.run(compare).orElseThrow(() -> Parameters.unknownRun(compare));
        DatasetSummary mine = heatmap.run().event().dataset();
        DatasetSummary theirs = other.event().dataset();
        if (!mine.sha256().equals(theirs.sha256())) {
            throw new BadRequestException("'compare' must be a run on the same dataset version, " + name(mine)
                    + "; run '" + compare + "' is on " + name(theirs));
        }
        return ComparisonView.of(
                other.event(),
                heatmaps.comparison(heatmap.run(), other, aspect),
                heatmap.axes().columns());
    }

    private static String name(DatasetSummary dataset) {
        return dataset.name() + "@" + dataset.version();
    }
}
