package dev.longform.cli.command.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.command.RunArgument;
import dev.longform.cli.view.RecountView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private RunArgument argument;

    @Override
    public Integer call() {
        Services services = connection.services();
        JsonNode recount = services.aggregator().recount(argument.resolve(services));
        output.show(recount, RecountView::of);
        return recount.path("equal").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
