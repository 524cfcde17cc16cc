package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.history.History;
import dev.longform.aggregator.domain.history.HistoryReader;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A model over revisions and time. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final int MOST_RUNS = 1000;

    private final HistoryReader reader;

    public HistoryResource(HistoryReader reader) {
        this.reader = reader;
    }

    /**
     * @param model its name, over all revisions
     * @param dataset {@code NAME}, for all versions, or {@code NAME@VERSION}
     * @param limit how many of the newest runs
     */
    @GET
    public HistoryView history(
            @QueryParam("model") String model,
            @QueryParam("dataset") String dataset,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        String name =
                Parameters.text(model).orElseThrow(() -> new BadRequestException("'model' is missing: a model's name"));
        String on = Parameters.text(dataset)
                .orElseThrow(() -> new BadRequestException("'dataset' is missing: NAME or NAME@VERSION"));
        History history = reader.of(name, DatasetName.parse(on), Parameters.number("limit", limit, MOST_RUNS));
        if (history.runs().isEmpty()) {
            throw new NotFoundException("no ended run of a model '" + name + "' on a dataset '" + on + "' is known");
        }
        return HistoryView.of(name, on, history);
    }
}
