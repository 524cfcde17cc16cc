package dev.longform.aggregator.api;

import dev.longform.contracts.Topic;
import dev.longform.platform.deadletters.DeadLetterArchive;
import dev.longform.platform.deadletters.DeadLetterResource;
import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.RawReplayer;
import dev.longform.platform.deadletters.Replayer;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service could not read. */
@Path("/api/v1/dead-letters")
public class AggregatorDeadLetters extends DeadLetterResource {
    public AggregatorDeadLetters(
            DeadLetterArchive archive,
            RawReplayer replayer,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        super(archive, sources(replayer, service));
    }

    private static Map<DeadLetterSource, Replayer> sources(RawReplayer replayer, String service) {
        Map<DeadLetterSource, Replayer> sources = new LinkedHashMap<>();
        sources.put(new DeadLetterSource(Topic.VERDICTS_NAME, service), replayer);
        sources.put(new DeadLetterSource(Topic.RUNS_NAME, service), replayer);
        return sources;
    }
}
