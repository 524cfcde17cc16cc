package dev.longform.dataset.api;

import dev.longform.dataset.domain.datasets.DatasetDeletion;
import dev.longform.dataset.domain.datasets.Datasets;
import dev.longform.dataset.domain.datasets.ImportReport;
import dev.longform.dataset.domain.datasets.Importer;
import dev.longform.dataset.domain.datasets.StoredDataset;
import dev.longform.dataset.domain.runs.UnknownName;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Importing, showing and deleting datasets. */
@Path(DatasetsResource.PATH)
public class DatasetsResource {
    static final String PATH = "/api/v1/datasets";

    private final Datasets datasets;
    private final Importer importer;
    private final DatasetDeletion deletion;

    public DatasetsResource(Datasets datasets, Importer importer, DatasetDeletion deletion) {
        this.datasets = datasets;
        this.importer = importer;
        this.deletion = deletion;
    }

    /** Imports JSON Lines, plain or gzip, while they arrive. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Response importLines(
            @QueryParam("name") String name,
            @QueryParam("skipBad") @DefaultValue("false") boolean skipBad,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @DefaultValue("identity") String encoding,
            InputStream body) {
        ImportReport report = read(name, body, isGzip(encoding), skipBad);
        if (report.unchanged()) {
            return Response.ok(report).build();
        }
        return Response.created(URI.create(PATH + "/" + report.name() + "@" + report.version()))
                .entity(report)
                .build();
    }

    @GET
    public List<DatasetView> list() {
        return datasets.all().stream().map(DatasetView::of).toList();
    }

    /** Shows the version that {@code NAME@VERSION} names, or the newest of {@code NAME}. */
    @GET
    @Path("/{reference}")
    public DatasetView show(@PathParam("reference") String reference) {
        return DatasetView.of(find(reference));
    }

    /** The items of a version as JSON Lines that import again as the same version. */
    @GET
    @Blocking
    @Path("/{reference}/items")
    @Produces("application/x-ndjson")
    public Response items(@PathParam("reference") String reference) {
        StoredDataset dataset = find(reference);
        StreamingOutput lines = out -> write(dataset, out);
        return Response.ok(lines).build();
    }

    /** Deletes the version that {@code NAME@VERSION} names, with its items. */
    @DELETE
    @Path("/{reference}")
    public void delete(@PathParam("reference") String reference) {
        if (!deletion.delete(reference)) {
            throw unknown(reference);
        }
    }

    private void write(StoredDataset dataset, OutputStream out) throws IOException {
        try {
            datasets.forEachLine(dataset.id(), line -> {
                try {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private StoredDataset find(String reference) {
        return datasets.find(reference).orElseThrow(() -> unknown(reference));
    }

    private static UnknownName unknown(String reference) {
        return new UnknownName("dataset", reference, "longform datasets list");
    }

    private ImportReport read(String name, InputStream body, boolean gzip, boolean skipBad) {
        try {
            return importer.importAs(name, body, gzip, skipBad);
        } catch (IOException e) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "the upload broke off, nothing was imported: " + e.getMessage());
        }
    }

    private static boolean isGzip(String encoding) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> true;
            case "identity", "" -> false;
            default ->
                throw HttpProblem.valueOf(
                        Status.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, or left out for plain text");
        };
    }
}
