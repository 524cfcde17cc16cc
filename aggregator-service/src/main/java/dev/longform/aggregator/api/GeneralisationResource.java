package dev.longform.aggregator.api;

import dev.longform.aggregator.domain.generalisation.Data;
import dev.longform.aggregator.domain.generalisation.GeneralisationReader;
import dev.longform.aggregator.domain.generalisation.Question;
import dev.longform.aggregator.domain.generalisation.UnknownData;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whether what models learned from one source holds elsewhere. */
@Path("/api/v1/generalisation")
@Produces(MediaType.APPLICATION_JSON)
public class GeneralisationResource {
    private final GeneralisationReader reader;

    public GeneralisationResource(GeneralisationReader reader) {
        this.reader = reader;
    }

    /**
     * @param trainedOn the source that the models' tag {@code trained-on} names
     * @param inside data from that source: {@code NAME}, {@code NAME@VERSION} or {@code NAME/SUBSET}, repeated
     * @param outside data from elsewhere, likewise
     */
    @GET
    public GeneralisationView generalisation(
            @QueryParam("trainedOn") String trainedOn,
            @QueryParam("inside") List<String> inside,
            @QueryParam("outside") List<String> outside) {
        try {
            Question question = new Question(trainedOn, data(inside), data(outside));
            return GeneralisationView.of(question, reader.read(question));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        } catch (UnknownData e) {
            throw new NotFoundException(e.getMessage(), e);
        }
    }

    private static List<Data> data(List<String> texts) {
        return texts.stream().map(Data::parse).toList();
    }
}
