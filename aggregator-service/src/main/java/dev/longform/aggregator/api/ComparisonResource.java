package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.NumbersReader;
import dev.longform.aggregator.domain.RunNumbers;
import dev.longform.aggregator.domain.comparison.ComparisonReader;
import dev.longform.aggregator.domain.comparison.NotComparable;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Two runs on the same items. */
@Path("/api/v1/comparisons")
@Produces(MediaType.APPLICATION_JSON)
public class ComparisonResource {
    private final NumbersReader numbers;
    private final ComparisonReader comparisons;

    public ComparisonResource(NumbersReader numbers, ComparisonReader comparisons) {
        this.numbers = numbers;
        this.comparisons = comparisons;
    }

    /**
     * @param run one run
     * @param with the run it is compared with: differences are the first less this one
     */
    @GET
    public RunComparisonView compare(@QueryParam("run") String run, @QueryParam("with") String with) {
        try {
            return RunComparisonView.of(comparisons.compare(numbers("run", run), numbers("with", with)));
        } catch (NotComparable e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private RunNumbers numbers(String parameter, String value) {
        String id = Parameters.text(value)
                .orElseThrow(() -> new BadRequestException("'" + parameter + "' is missing: the id of a run"));
        return numbers.numbers(id).orElseThrow(() -> Parameters.unknownRun(id));
    }
}
