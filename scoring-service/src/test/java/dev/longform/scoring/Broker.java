package dev.longform.scoring;

import dev.longform.contracts.Topic;
import dev.longform.local.testing.WorkerTopics;
import dev.longform.platform.EventWriter;
import dev.longform.platform.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** The other end of this worker's topics. */
@Singleton
public class Broker extends WorkerTopics {
    Broker(KafkaClients clients, EventWriter writer) {
        super(Topic.SCORING, "scoring-service", clients, writer);
    }

    @Override
    @PreDestroy
    public void close() {
        super.close();
    }
}
