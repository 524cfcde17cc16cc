package dev.longform.cli.command.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.ProbeView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code longform models check}. */
@Command(
        name = "check",
        description = {
            "Ask a model's server what it is, and send it two tiny items.",
            "Exits with 1 when the model's file does not fit the server; the findings say what to change."
        },
        footerHeading = "%nExample:%n",
        footer = "  longform models check my-judge")
final class ModelsCheckCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "NAME", description = "The model.")
    private String name;

    @Option(names = "--revision", paramLabel = "R", description = "Its revision. Default: the newest.")
    private String revision;

    @Override
    public Integer call() {
        JsonNode report = connection.services().dataset().check(name, revision);
        output.show(report, ProbeView::of);
        return report.path("fits").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
