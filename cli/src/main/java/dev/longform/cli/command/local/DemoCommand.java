package dev.longform.cli.command.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.cli.client.Json;
import dev.longform.cli.client.Services;
import dev.longform.cli.command.FollowViews;
import dev.longform.cli.demo.Demo;
import dev.longform.cli.failure.Failure;
import dev.longform.cli.stack.Installation;
import dev.longform.cli.stack.StackSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longform demo}. */
@Command(
        name = "demo",
        description = {
            "Run everything once: a system on this machine, a small dataset, a real in-process model, a null model, and"
                    + " simulated models whose behaviour is known; then needles in three long documents, with a simulated"
                    + " classifier and a simulated judge that miss some of them.",
            "Prints the leaderboard and the heatmaps, shows the biased judge's bias, and checks every simulated model's"
                    + " numbers and cells against what its server counted. Exit code 1 when any of them differs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform demo",
            "  longform demo --json result.json",
            "  longform demo --keep              the system goes on running, for 'longform runs list' and others"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Path KEPT = Path.of(".longform", "demo");

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write leaderboard and heatmaps as JSON to this file.")
    private Path json;

    @Option(names = "--keep", description = "Keep the data in ./.longform/demo, and the system running until Ctrl-C.")
    private boolean keep;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long started = System.nanoTime();
        Installation installation = Installation.ofLauncher();
        try (StackSession session = StackSession.open(installation, keep ? KEPT : null, 1, line -> print(out, line))) {
            session.start();
            try (Demo demo = demo(installation, session)) {
                Demo.Result result = demo.run();
                write(result);
                print(out, summary(result, Duration.ofNanos(System.nanoTime() - started)));
                if (keep) {
                    session.announce();
                    print(out, "still running: " + session.datasetUrl() + " and " + session.aggregatorUrl());
                    print(out, "Ctrl-C stops everything");
                    session.awaitEnd();
                }
                return result.sound() ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        }
    }

    private Demo demo(Installation installation, StackSession session) {
        PrintWriter out = spec.commandLine().getOut();
        return new Demo(
                Services.at(session.datasetUrl(), session.aggregatorUrl()),
                installation,
                session.directory(),
                line -> print(out, line),
                () -> FollowViews.create(spec.commandLine().getErr()));
    }

    private static String summary(Demo.Result result, Duration took) {
        return String.format(
                Locale.ROOT,
                "%n%s (%.0f s)",
                result.sound() ? "every check holds" : "NOT every check holds: see above",
                took.toMillis() / 1000.0);
    }

    private void write(Demo.Result result) {
        if (json == null) {
            return;
        }
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.set("leaderboard", result.leaderboard());
        content.putArray("heatmaps").addAll(result.heatmaps());
        try {
            Files.writeString(json, Json.pretty(content) + "\n");
        } catch (IOException e) {
            throw new Failure("the file " + json + " cannot be written: " + e, e);
        }
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
