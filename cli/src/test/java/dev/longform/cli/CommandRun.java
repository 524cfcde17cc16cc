package dev.longform.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a command printed, and its exit code. */
record CommandRun(int code, String out, String err) {
    /** Runs a command line. */
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** Runs a command line that talks to these services. */
    static CommandRun against(StubServer dataset, StubServer aggregator, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add("--dataset-url=" + dataset.url());
        all.add("--aggregator-url=" + aggregator.url());
        return of(all.toArray(String[]::new));
    }
}
