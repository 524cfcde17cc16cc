package dev.longform.cli.command.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.DatasetUpload;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.DatasetView;
import dev.longform.cli.view.Terminal;
import dev.longform.cli.view.UploadProgress;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform datasets import}. */
@Command(
        name = "import",
        description = {
            "Import JSON Lines as a sealed dataset version.",
            "One object a line: subset, prompt (a text, or a list of {role, content}), chosen: [text], rejected: [text,"
                    + " ...], and an id unless one is to be derived from the content. Several files become one dataset."
                    + " When any line is bad, nothing is imported unless --skip-bad is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform datasets import hard.jsonl --name hard",
            "  longform datasets import a.jsonl b.jsonl.gz --name both --skip-bad",
            "  produce-items | longform datasets import - --name piped"
        })
final class DatasetsImportCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = ".jsonl, .jsonl.gz, or - for standard input.")
    private List<String> files;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The dataset's name.")
    private String name;

    @Option(names = "--skip-bad", description = "Import the good lines when some are bad.")
    private boolean skipBad;

    @Override
    public void run() {
        try (UploadProgress progress = new UploadProgress(Terminal.watched())) {
            DatasetUpload upload = new DatasetUpload(files, progress::add);
            progress.total(upload.size());
            JsonNode report = upload.send(connection.services().dataset(), name, skipBad);
            progress.close();
            output.show(report, DatasetView::report);
            upload.describe(report).forEach(output.err()::println);
        }
    }
}
