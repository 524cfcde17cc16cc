package dev.longform.cli.command.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.CountedLines;
import dev.longform.cli.client.DatasetService;
import dev.longform.cli.client.Json;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.DatasetView;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform datasets export}. */
@Command(
        name = "export",
        description = {
            "Export a dataset version as JSON Lines.",
            "The lines hold what was imported, in the order of the ids; they import again as a version with the same"
                    + " hash. The items of a needle version say in an object 'needle' where the error stands."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform datasets export mine --out mine.jsonl",
            "  longform datasets export mine@2 | gzip > mine-2.jsonl.gz"
        })
final class DatasetsExportCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME[@VERSION]", description = "The dataset. Default version: the newest.")
    private String name;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: standard output.")
    private Path file;

    @Override
    public void run() {
        DatasetService service = connection.services().dataset();
        JsonNode dataset = service.dataset(name);
        String reference =
                dataset.path("name").asText() + "@" + dataset.path("version").asText();
        try {
            long lines = file == null ? toStandardOutput(service, reference) : toFile(service, reference);
            check(reference, dataset.path("items").asLong(), lines);
        } catch (IOException e) {
            throw new Failure((file == null ? "standard output" : file) + " cannot be written: " + e.getMessage(), e);
        }
        if (file != null) {
            JsonNode report = Json.MAPPER
                    .createObjectNode()
                    .put("name", dataset.path("name").asText())
                    .put("version", dataset.path("version").asInt())
                    .put("sha256", dataset.path("sha256").asText())
                    .put("items", dataset.path("items").asLong())
                    .put("file", file.toString());
            output.show(report, DatasetView::exported);
        }
    }

    private long toFile(DatasetService service, String reference) throws IOException {
        try (CountedLines out = new CountedLines(new BufferedOutputStream(Files.newOutputStream(file)))) {
            service.copyItems(reference, out);
            return out.lines();
        }
    }

    private static long toStandardOutput(DatasetService service, String reference) throws IOException {
        OutputStream standard = new BufferedOutputStream(System.out);
        CountedLines out = new CountedLines(standard);
        service.copyItems(reference, out);
        out.flush();
        return out.lines();
    }

    private static void check(String reference, long items, long lines) {
        if (items != lines) {
            throw new Failure(reference + " has " + items + " items, but only " + lines
                    + " arrived; what was written is incomplete, try again");
        }
    }
}
