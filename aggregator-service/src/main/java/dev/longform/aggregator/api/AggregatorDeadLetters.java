package dev.longform.aggregator.api;

import dev.longform.contracts.Topic;
import dev.longform.platform.deadletters.DeadLetterArchive;
import dev.longform.platform.deadletters.DeadLetterResource;
import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.RawReplayer;
import dev.longform.platform.deadletters.Replayer;
import dev.longform.security.CurrentActor;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What this service could not read. */
@Path("/api/v1/dead-letters")
public class AggregatorDeadLetters extends DeadLetterResource {
    private static final Logger LOG = Logger.getLogger(AggregatorDeadLetters.class);

    private final CurrentActor actor;

    public AggregatorDeadLetters(
            DeadLetterArchive archive,
            RawReplayer replayer,
            CurrentActor actor,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        super(archive, sources(replayer, service));
        this.actor = actor;
    }

    /** In the log: this service keeps no acts. */
    @Override
    protected void noteReplay(DeadLetterSource source) {
        LOG.infof("Dead letters are replayed: topic=%s by=%s", source.deadLetterTopic(), actor.name());
    }

    private static Map<DeadLetterSource, Replayer> sources(RawReplayer replayer, String service) {
        Map<DeadLetterSource, Replayer> sources = new LinkedHashMap<>();
        sources.put(new DeadLetterSource(Topic.VERDICTS_NAME, service), replayer);
        sources.put(new DeadLetterSource(Topic.RUNS_NAME, service), replayer);
        return sources;
    }
}
