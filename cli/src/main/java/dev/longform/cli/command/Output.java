package dev.longform.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.Json;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --json}, and where results go. */
public final class Output {
    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Prints the result, as JSON or as {@code view} shows it. */
    public void show(JsonNode result, Function<JsonNode, String> view) {
        out().println(json ? Json.pretty(result) : view.apply(result));
    }

    /** Whether JSON is wanted. */
    public boolean json() {
        return json;
    }

    /** Where results go. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where progress and failures go. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }
}
