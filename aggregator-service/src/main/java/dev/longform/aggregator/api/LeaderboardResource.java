package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.DatasetName;
import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.comparison.ComparisonReader;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The leaderboard of a dataset version. */
@Path("/api/v1/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
public class LeaderboardResource {
    private final NumbersReader numbers;
    private final ComparisonReader comparisons;

    public LeaderboardResource(NumbersReader numbers, ComparisonReader comparisons) {
        this.numbers = numbers;
        this.comparisons = comparisons;
    }

    /**
     * @param dataset {@code NAME}, for the newest version that any run is on, or {@code NAME@VERSION}
     * @param paper whether the paper's own table is added
     */
    @GET
    public LeaderboardView leaderboard(@QueryParam("dataset") String dataset, @QueryParam("paper") boolean paper) {
        String name = Parameters.text(dataset)
                .orElseThrow(() -> new BadRequestException("'dataset' is missing: NAME or NAME@VERSION"));
        Optional<PaperView> reference = paper ? Optional.of(PaperView.whole()) : Optional.empty();
        return numbers.leaderboard(DatasetName.parse(name))
                .map(board -> LeaderboardView.of(board, comparisons.ranks(board), reference))
                .orElseThrow(() -> new NotFoundException("no run on a dataset '" + name + "' is known"));
    }
}
