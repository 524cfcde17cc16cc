package dev.longform.dataset.api;

import dev.longform.contracts.EditorAnswer;
import dev.longform.dataset.domain.needles.EditorAnswers;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** What editors of needles answered: the needle generator keeps it here and asks for it. */
@Path("/api/v1/editor-answers")
public class EditorAnswersResource {
    private final EditorAnswers answers;

    public EditorAnswersResource(EditorAnswers answers) {
        this.answers = answers;
    }

    /** Keeps an answer, unless the request has one; the answer is the one that stands. */
    @POST
    public EditorAnswer keep(@NotNull EditorAnswer answer) {
        try {
            UUID.fromString(answer.planId());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("planId is not the id of a plan");
        }
        return answers.keep(answer);
    }

    /** The answer to the request with this SHA-256. */
    @GET
    @Path("/{request}")
    public EditorAnswer find(@PathParam("request") String request) {
        return answers.find(request)
                .orElseThrow(() -> new NotFoundException("no editor answered the request " + request));
    }
}
