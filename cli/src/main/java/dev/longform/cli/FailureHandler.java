package dev.longform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longform.cli.client.ServiceFailure;
import dev.longform.cli.failure.Failure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints what was wrong in a line or two; a stack trace only when {@code LONGFORM_DEBUG} is set. */
final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ParameterException usage) {
            return new UsageHandler().handleParseException(usage, new String[0]);
        }
        PrintWriter err = command.getErr();
        err.println("longform: " + message(failure));
        if (failure instanceof ServiceFailure refusal) {
            printErrors(refusal.problem().path("errors"), err);
        }
        if (System.getenv("LONGFORM_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception failure) {
        if (failure instanceof Failure) {
            return failure.getMessage();
        }
        return "unexpected failure: " + failure + "\nset LONGFORM_DEBUG=1 to see where";
    }

    private static void printErrors(JsonNode errors, PrintWriter err) {
        for (JsonNode error : errors) {
            err.println("  " + (error.isTextual() ? error.asText() : error.toString()));
        }
    }
}
