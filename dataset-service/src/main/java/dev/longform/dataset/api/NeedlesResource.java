package dev.longform.dataset.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.DocumentReader;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.needles.NeedlePlan;
import dev.longform.dataset.domain.needles.NeedlePlans;
import dev.longform.dataset.domain.runs.UnknownName;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** Plans of needle versions, and the grids of needle versions. */
@Path(NeedlesResource.PATH)
public class NeedlesResource {
    static final String PATH = "/api/v1/needles";

    /** A plan in the first line, and its documents in those that follow. */
    static final String DOCUMENTS = "application/x-ndjson";

    private final NeedlePlans plans;
    private final Datasets datasets;
    private final ObjectMapper json;

    public NeedlesResource(NeedlePlans plans, Datasets datasets, ObjectMapper json) {
        this.plans = plans;
        this.datasets = datasets;
        this.json = json;
    }

    /** Plans needles in the responses of a dataset. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@NotNull NeedlesRequest request) {
        if (request.dataset() == null) {
            throw new BadRequestException("dataset is missing; documents are sent as " + DOCUMENTS
                    + ", the plan in the first line and a document in each line after it");
        }
        return created(plans.create(request.toSpec()));
    }

    /** Plans needles in documents that come with the plan. */
    @POST
    @Blocking
    @Consumes(DOCUMENTS)
    public Response create(
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @DefaultValue("identity") String encoding, InputStream body) {
        try {
            DocumentReader documents = new DocumentReader(body, encoding.contains("gzip"));
            NeedlesRequest request = request(documents.head());
            if (request.dataset() != null) {
                throw new BadRequestException("a plan with documents names no dataset");
            }
            return created(plans.create(request.toSpec(), documents));
        } catch (IOException e) {
            throw HttpProblem.valueOf(
                    Response.Status.BAD_REQUEST, "the upload broke off, nothing was planned: " + e.getMessage());
        }
    }

    @GET
    public List<NeedlesView> list() {
        return plans.all().stream()
                .map(plan -> NeedlesView.brief(plan, plans.progress(plan.id())))
                .toList();
    }

    /** The newest plan of a name, or the needle version {@code NAME} or {@code NAME@VERSION} that was imported. */
    @GET
    @Path("/{reference}")
    public NeedlesView show(@PathParam("reference") String reference) {
        return plans.find(reference)
                .map(plan -> NeedlesView.of(plan, plans.progress(plan.id())))
                .orElseGet(() -> imported(reference));
    }

    @POST
    @Path("/{name}/cancel")
    public NeedlesView cancel(@PathParam("name") String name) {
        NeedlePlan plan = plans.cancel(name);
        return NeedlesView.of(plan, plans.progress(plan.id()));
    }

    private NeedlesView imported(String reference) {
        StoredDataset dataset = datasets.find(reference)
                .orElseThrow(() -> new UnknownName("needle version", reference, "longform needles list"));
        return plans.gridOf(dataset)
                .map(grid -> NeedlesView.of(dataset, grid))
                .orElseThrow(() -> HttpProblem.valueOf(
                        Response.Status.NOT_FOUND, "the dataset '" + reference + "' has no needles"));
    }

    private NeedlesRequest request(ObjectNode head) {
        try {
            return json.treeToValue(head, NeedlesRequest.class);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("the first line is not a plan: " + e.getOriginalMessage());
        }
    }

    private Response created(NeedlePlan plan) {
        return Response.created(URI.create(PATH + "/" + plan.spec().name()))
                .entity(NeedlesView.of(plan, plans.progress(plan.id())))
                .build();
    }
}
