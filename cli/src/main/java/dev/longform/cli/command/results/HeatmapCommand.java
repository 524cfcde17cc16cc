package dev.longform.cli.command.results;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.view.HeatmapCsv;
import dev.longform.cli.view.HeatmapSvg;
import dev.longform.cli.view.HeatmapView;
import dev.longform.cli.view.PooledHeatmapCsv;
import dev.longform.cli.view.PooledHeatmapView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
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
                    + " An unfinished run shows what has come so far.",
            "--pooled sets every classifier's answer against every judge's answer to the same needle."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform heatmap --run 0198c2 --details",
            "  longform heatmap --run 0198c2 --aspect number --svg grid.svg",
            "  longform heatmap --run 0198c2 --compare 0198c3 --csv",
            "  longform heatmap --pooled --dataset mine-needles --details"
        })
public final class HeatmapCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private HeatmapSubject subject;

    @Option(names = "--aspect", paramLabel = "A", description = "Only this aspect. Otherwise all together.")
    private String aspect;

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
        JsonNode heatmap = subject.read(connection.services(), aspect);
        if (svg != null) {
            write(subject.pooled() ? HeatmapSvg.pooled(heatmap) : HeatmapSvg.of(heatmap));
        }
        output.show(heatmap, subject.pooled() ? this::pooled : this::ofRun);
    }

    private String ofRun(JsonNode heatmap) {
        return csv ? HeatmapCsv.of(heatmap) : HeatmapView.of(heatmap, details, ansi());
    }

    private String pooled(JsonNode heatmap) {
        return csv ? PooledHeatmapCsv.of(heatmap) : PooledHeatmapView.of(heatmap, details, ansi());
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
