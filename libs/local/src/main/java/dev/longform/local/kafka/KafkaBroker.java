package dev.longform.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker (KRaft, broker and controller in one) on the loopback address, inside this process. */
public final class KafkaBroker implements AutoCloseable {
    /** The same for every directory, so that kept data is recognised. */
    private static final String CLUSTER_ID = "longform-local-kafka00";

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker.
     *
     * @param directory where it keeps its log; formatted when it is new
     * @param port where clients connect
     * @param controllerPort where the controller listens; the same at every start on a directory
     * @throws IOException when the directory cannot be formatted
     */
    public static KafkaBroker start(Path directory, int port, int controllerPort) throws IOException {
        return start(directory, port, controllerPort, Map.of(), List.of());
    }

    /**
     * Starts a broker with settings of its own.
     *
     * @param more settings that take the place of the usual ones, or come beside them
     * @param logins users of SCRAM that a new directory has from the start, as Kafka's {@code storage format} takes them
     * @throws IOException when the directory cannot be formatted
     */
    public static KafkaBroker start(
            Path directory, int port, int controllerPort, Map<String, String> more, List<String> logins)
            throws IOException {
        Files.createDirectories(directory);
        format(directory, logins);
        Properties settings = settings(directory, port, controllerPort);
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, port);
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory, List<String> logins) throws IOException {
        try {
            new Formatter()
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(NODE_ID)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setScramArguments(logins)
                    .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IOException("the Kafka directory " + directory + " cannot be formatted: " + e.getMessage(), e);
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", String.valueOf(NODE_ID));
        p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        p.put("listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        p.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "BROKER");
        p.put("log.dirs", directory.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "3");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024));
        // a killed broker is let in again when its old session has ended: 9 s unless stated
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "1000");
        p.put("num.io.threads", "4");
        p.put("num.network.threads", "2");
        return p;
    }
}
