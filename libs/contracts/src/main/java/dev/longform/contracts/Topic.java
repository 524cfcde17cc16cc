package dev.longform.contracts;

/** Every Kafka topic of the system, by name. Partitions and retention stand in {@code topics.json} beside this class. */
public enum Topic {
    SCORING(Topic.SCORING_NAME),
    JUDGING(Topic.JUDGING_NAME),
    VERDICTS(Topic.VERDICTS_NAME),
    RUNS(Topic.RUNS_NAME),
    HAYSTACKS(Topic.HAYSTACKS_NAME),
    NEEDLES(Topic.NEEDLES_NAME),
    DEPLOYMENTS(Topic.DEPLOYMENTS_NAME);

    /**
     * The largest record of any topic, in bytes: 8 MiB of encoded request and room for its headers. Every topic is made with
     * it as its {@code max.message.bytes}, so that a broker's own limit, 1 MiB unless set, does not count.
     */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024 + 64 * 1024;

    public static final String SCORING_NAME = "longform.scoring.v1";
    public static final String JUDGING_NAME = "longform.judging.v1";
    public static final String VERDICTS_NAME = "longform.verdicts.v1";
    public static final String RUNS_NAME = "longform.runs.v1";
    public static final String HAYSTACKS_NAME = "longform.haystacks.v1";
    public static final String NEEDLES_NAME = "longform.needles.v1";
    public static final String DEPLOYMENTS_NAME = "longform.deployments.v1";

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    public String topicName() {
        return topicName;
    }

    /** The topic that takes what {@code service} could not read from this one, unchanged. */
    public String deadLetters(String service) {
        return topicName + "." + service + ".dlq";
    }

    /** The topic on which models of this kind are asked. */
    public static Topic requestsFor(ModelKind kind) {
        return kind == ModelKind.CLASSIFIER ? SCORING : JUDGING;
    }
}
