package dev.longform.cli.stack;

import java.util.List;

/** The parts of a local system that listen on a port. */
public enum Part {
    DATASET("dataset-service", 8100, 256),
    NEEDLES("needle-generator-service", 8101, 192),
    SCORING("scoring-service", 8102, 256),
    JUDGE("judge-service", 8103, 256),
    AGGREGATOR("aggregator-service", 8104, 256),
    KAFKA("kafka", 8110, 512),
    KAFKA_CONTROLLER("kafka-controller", 8111, 0),
    /** Its first start unpacks PostgreSQL, which takes more than 96 MB. */
    POSTGRES("postgresql", 8112, 192);

    /** Those that are Quarkus applications. */
    static final List<Part> SERVICES = List.of(DATASET, NEEDLES, SCORING, JUDGE, AGGREGATOR);

    private final String title;
    private final int usualPort;
    private final int heapMegabytes;

    Part(String title, int usualPort, int heapMegabytes) {
        this.title = title;
        this.usualPort = usualPort;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name in messages, log files and {@code longform.properties}. */
    public String title() {
        return title;
    }

    /** Where it listens unless that is taken. */
    int usualPort() {
        return usualPort;
    }

    /** The largest heap of its process. */
    int heapMegabytes() {
        return heapMegabytes;
    }
}
