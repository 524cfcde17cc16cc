package dev.longform.cli.command.local;

import dev.longform.cli.stack.Installation;
import dev.longform.cli.stack.StackSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longform up}. */
@Command(
        name = "up",
        description = {
            "Run a whole system on this machine: Kafka, PostgreSQL and the five services, on 127.0.0.1.",
            "Stays in the foreground until Ctrl-C. Other commands find it by themselves. A part that dies is started"
                    + " again. The usual ports are 8100 to 8104 (services), 8105 to 8109 (their health and metrics) and"
                    + " 8110 to 8112; those of second replicas are 8120 to 8129. A free one is taken where one is in"
                    + " use, and a kept directory keeps its ports."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform up                          everything is deleted at the end",
            "  longform up --data ./longform-data   runs go on at the next start",
            "  longform up --replicas 2             two of every service, each with a log of its own"
        })
public final class UpCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data and logs here. Otherwise a temporary directory.")
    private Path data;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many processes of every service, from 1 to 5; default ${DEFAULT-VALUE}. They share the"
                    + " work; kept data works with any number.")
    private int replicas;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        long started = System.nanoTime();
        try (StackSession session =
                StackSession.open(Installation.ofLauncher(), data, replicas, line -> print(out, line))) {
            session.start();
            session.announce();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            print(out, String.format(Locale.ROOT, "running after %.1f s", took.toMillis() / 1000.0));
            print(out, "  datasets, models, runs   " + session.datasetUrl());
            print(out, "  verdicts and numbers     " + session.aggregatorUrl());
            print(out, "  logs                     " + session.logs());
            print(out, "Ctrl-C stops everything");
            session.awaitEnd();
        }
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
