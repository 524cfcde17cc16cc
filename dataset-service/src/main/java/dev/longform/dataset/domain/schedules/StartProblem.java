package dev.longform.dataset.domain.schedules;

import org.jdbi.v3.core.JdbiException;

/** What a schedule says of why it started nothing. */
final class StartProblem {
    private static final String OWN = "dev.longform.";

    private StartProblem() {}

    /** Whether the message was written for people; those of libraries may repeat statements with their arguments. */
    static boolean isTold(RuntimeException problem) {
        return problem.getMessage() != null
                && problem.getClass().getPackageName().startsWith(OWN);
    }

    /** The message, if it was written for people; else where to look. */
    static String of(RuntimeException problem) {
        if (isTold(problem)) {
            return problem.getMessage();
        }
        return problem instanceof JdbiException
                ? "could not be started: the database refused it; see the log"
                : "could not be started; see the log";
    }
}
