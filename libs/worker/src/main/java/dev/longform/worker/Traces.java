package dev.longform.worker;

import dev.longform.endpoints.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces for a log. A message may quote what a server wrote, and a server may write the key it was given. */
final class Traces {
    private Traces() {}

    /** Everything that a log would show of it, without any secret. */
    static String of(Throwable failure, Secrets secrets) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return secrets.redact(trace.toString());
    }
}
