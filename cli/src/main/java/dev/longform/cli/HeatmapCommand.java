package dev.longform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.HeatmapCsv;
import dev.longform.cli.view.HeatmapSvg;
import dev.longform.cli.view.HeatmapView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longform heatmap}. */
@Command(
        name = "heatmap",
        description = {
            "Show whether a model notices an error, by the length of the text and the error's position in it.",
            "The run must be on a needle version. Cells count answered needles only; an empty cell is empty, not 0."
                    + " An unfinished run shows what has come so far."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform heatmap --run 0198c2 --details",
            "  longform heatmap --run 0198c2 --aspect number --svg grid.svg",
            "  longform heatmap --run 0198c2 --compare 0198c3 --csv"
        })
final class HeatmapCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "ID",
            description = "The run: its id, or an unmistakable beginning or end of it.")
    private String run;

    @Option(names = "--aspect", paramLabel = "A", description = "Only this aspect. Otherwise all together.")
    private String aspect;

    @Option(
            names = "--compare",
            paramLabel = "ID",
            description =
                    "Another run on the same dataset version: also show the difference, on needles that both answered.")
    private String compare;

    @Option(names = "--details", description = "Also list n and interval of every cell, row and column.")
    private boolean details;

    @Option(names = "--csv", description = "Print comma-separated values, a line for each cell and each marginal.")
    private boolean csv;

    @Option(names = "--svg", paramLabel = "FILE", description = "Also write a picture for a report.")
    private Path svg;

    @Option(
            names = "--color",
            negatable = true,
            description = "Print colours, or do not. Otherwise where the output is a terminal that has them.")
    private Boolean color;

    @Override
    public void run() {
        if (csv && output.json()) {
            throw new ParameterException(spec.commandLine(), "--csv and --json cannot both be printed");
        }
        Services services = connection.services();
        JsonNode heatmap = services.aggregator()
                .heatmap(
                        RunArgument.resolve(services, run),
                        aspect,
                        compare == null ? null : RunArgument.resolve(services, compare));
        if (svg != null) {
            write(HeatmapSvg.of(heatmap));
        }
        output.show(heatmap, h -> csv ? HeatmapCsv.of(h) : HeatmapView.of(h, details, ansi()));
    }

    private Ansi ansi() {
        return color == null ? Ansi.AUTO : color ? Ansi.ON : Ansi.OFF;
    }

    private void write(String picture) {
        try {
            Files.writeString(svg, picture);
        } catch (IOException e) {
            throw new Failure("the picture cannot be written to " + svg + ": " + e.getMessage(), e);
        }
        output.err().println("written: " + svg);
    }
}
