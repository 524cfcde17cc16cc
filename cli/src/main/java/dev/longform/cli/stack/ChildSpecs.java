package dev.longform.cli.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each part of a local system is started. */
final class ChildSpecs {
    private static final String QUARKUS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
    private static final String USER = "postgres";

    private final Installation installation;
    private final StackDirectory directory;
    private final StackPorts ports;

    ChildSpecs(Installation installation, StackDirectory directory, StackPorts ports) {
        this.installation = installation;
        this.directory = directory;
        this.ports = ports;
    }

    ChildSpec kafka() {
        return infrastructure(
                Part.KAFKA,
                "dev.longform.local.kafka.BrokerMain",
                directory.kafka().toString(),
                String.valueOf(ports.of(Part.KAFKA)),
                String.valueOf(ports.of(Part.KAFKA_CONTROLLER)));
    }

    ChildSpec postgres() {
        return infrastructure(
                Part.POSTGRES,
                "dev.longform.local.postgres.PostgresMain",
                directory.postgres().toString(),
                String.valueOf(ports.of(Part.POSTGRES)),
                database(Part.DATASET),
                database(Part.AGGREGATOR));
    }

    ChildSpec service(Replica replica) {
        Part part = replica.part();
        List<String> command = new ArrayList<>(installation.javaFlags(part));
        command.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                installation.commandJar() + ":" + installation.application(part),
                ChildMain.class.getName(),
                QUARKUS));
        return new ChildSpec(
                replica.title(),
                command,
                serviceEnvironment(replica),
                directory.logs().resolve(replica.title() + ".log"),
                ports.url(replica),
                ports.of(new Listener(replica, false)),
                new HealthReadiness(ports.managementUrl(replica)),
                ChildSpec.Patience.USUAL);
    }

    private ChildSpec infrastructure(Part part, String main, String... arguments) {
        List<String> command = new ArrayList<>(installation.javaFlags(part));
        command.addAll(List.of("-cp", installation.libraries(), main));
        command.addAll(List.of(arguments));
        return new ChildSpec(
                part.title(),
                command,
                environment(),
                directory.logs().resolve(part.title() + ".log"),
                ports.address(part),
                part == Part.POSTGRES ? 0 : ports.of(part),
                new ReadyLine(),
                ChildSpec.Patience.USUAL);
    }

    /** A service asks the other services' processes that have its own number. */
    private Map<String, String> serviceEnvironment(Replica replica) {
        Part part = replica.part();
        Map<String, String> environment = environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.address(Part.KAFKA));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(new Listener(replica, false))));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.of(new Listener(replica, true))));
        if (part == Part.NEEDLES) {
            environment.put("LONGFORM_DATASET_URL", ports.url(new Replica(Part.DATASET, replica.number())));
        }
        if (part == Part.DATASET) {
            environment.put("LONGFORM_SCORING_URL", ports.url(new Replica(Part.SCORING, replica.number())));
        }
        if (part == Part.DATASET || part == Part.AGGREGATOR) {
            environment.put("LONGFORM_JUDGE_URL", ports.url(new Replica(Part.JUDGE, replica.number())));
            environment.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://" + ports.address(Part.POSTGRES) + "/" + database(part)
                            + "?reWriteBatchedInserts=true");
            environment.put("QUARKUS_DATASOURCE_USERNAME", USER);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", USER);
        }
        return environment;
    }

    private static Map<String, String> environment() {
        return new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
    }

    private static String database(Part part) {
        return part == Part.DATASET ? "dataset" : "aggregator";
    }
}
