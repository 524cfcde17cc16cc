package dev.longform.local.postgres;

import dev.longform.local.Lifeline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** PostgreSQL with a keeper process of its own: {@code DIRECTORY PORT DATABASE...}. */
public final class PostgresMain {
    private PostgresMain() {}

    /**
     * Starts the server, creates the databases, prints {@code ready}, and runs until SIGTERM, the end of standard input,
     * or the death of the server. Exit code 1 when the server does not start or dies, 2 for wrong arguments.
     */
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: DIRECTORY PORT DATABASE...");
            System.exit(2);
        }
        try {
            PostgresServer server = PostgresServer.start(Path.of(args[0]), Integer.parseInt(args[1]));
            for (String database : Arrays.copyOfRange(args, 2, args.length)) {
                server.createDatabase(database);
            }
            server.whenGone(PostgresMain::gone);
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println("PostgreSQL does not start: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("ready");
        Lifeline.endWith(System.in);
    }

    private static void gone() {
        System.err.println("PostgreSQL ended by itself");
        System.exit(1);
    }
}
