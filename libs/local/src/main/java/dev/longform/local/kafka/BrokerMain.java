package dev.longform.local.kafka;

import dev.longform.local.Lifeline;
import java.io.IOException;
import java.nio.file.Path;

/** A broker as a process of its own: {@code DIRECTORY PORT CONTROLLER_PORT}. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * Starts the broker, creates the declared topics, prints {@code ready}, and runs until SIGTERM or the end of standard
     * input. Exit code 1 when it does not start, 2 for wrong arguments.
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: DIRECTORY PORT CONTROLLER_PORT");
            System.exit(2);
        }
        try {
            KafkaBroker broker =
                    KafkaBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            Lifeline.onEnd("the broker", broker);
            TopicDeclarations.create(broker.bootstrapServers());
        } catch (IOException | RuntimeException e) {
            System.err.println("the broker does not start: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("ready");
        Lifeline.endWith(System.in);
    }
}
