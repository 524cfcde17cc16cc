package dev.longform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.view.RecountView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code longform runs recount}. */
@Command(
        name = "recount",
        description = "Recompute a run's numbers from its verdicts and compare. Exit code 1 unless all are equal.",
        footerHeading = "%nExample:%n",
        footer = "  longform runs recount 0198c2")
final class RunsRecountCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "ID", description = "The run.")
    private String id;

    @Override
    public Integer call() {
        JsonNode recount = connection.services().aggregator().recount(id);
        output.show(recount, RecountView::of);
        return recount.path("equal").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
