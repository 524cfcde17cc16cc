package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.grid.HeatmapReader;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Classifiers against judges on a needle version. */
@Path("/api/v1/heatmaps/pooled")
@Produces(MediaType.APPLICATION_JSON)
public class PooledHeatmapResource {
    private final HeatmapReader heatmaps;

    public PooledHeatmapResource(HeatmapReader heatmaps) {
        this.heatmaps = heatmaps;
    }

    /**
     * @param dataset {@code NAME}, for the newest version that any run is on, or {@code NAME@VERSION}
     * @param aspect only this aspect; all of them together when it is missing
     */
    @GET
    public PooledHeatmapView pooled(@QueryParam("dataset") String dataset, @QueryParam("aspect") String aspect) {
        String name = Parameters.text(dataset)
                .orElseThrow(() -> new BadRequestException("'dataset' is missing: NAME or NAME@VERSION"));
        return heatmaps.pooled(DatasetName.parse(name), Parameters.text(aspect))
                .map(PooledHeatmapView::of)
                .orElseThrow(() -> new NotFoundException("no run on a dataset '" + name + "' is known"));
    }
}
