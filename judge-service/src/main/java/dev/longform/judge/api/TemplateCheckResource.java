package dev.longform.judge.api;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.judge.domain.TemplateCheck;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Holds templates against the parsers of this service. */
@Path("/api/v1/templates/check")
public class TemplateCheckResource {
    private final TemplateCheck check;

    public TemplateCheckResource(TemplateCheck check) {
        this.check = check;
    }

    /**
     * What a check found.
     *
     * @param problems what is wrong; empty when the template can be used
     */
    public record Found(List<String> problems) {}

    @POST
    public Found check(JudgeTemplate template) {
        return new Found(check.problems(template));
    }
}
