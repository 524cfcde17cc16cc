package dev.longform.dataset.api;

import dev.longform.contracts.Topic;
import dev.longform.dataset.domain.audit.Action;
import dev.longform.dataset.domain.audit.Audit;
import dev.longform.dataset.domain.audit.Kind;
import dev.longform.dataset.messaging.RequestReplayer;
import dev.longform.platform.deadletters.DeadLetterArchive;
import dev.longform.platform.deadletters.DeadLetterResource;
import dev.longform.platform.deadletters.DeadLetterSource;
import dev.longform.platform.deadletters.RawReplayer;
import dev.longform.platform.deadletters.Replayer;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service and the services without an API of their own could not read. */
@Path("/api/v1/dead-letters")
public class DatasetDeadLetters extends DeadLetterResource {
    private final Audit audit;

    public DatasetDeadLetters(
            DeadLetterArchive archive,
            RawReplayer raw,
            RequestReplayer requests,
            Audit audit,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        super(archive, sources(raw, requests, service));
        this.audit = audit;
    }

    @Override
    protected void noteReplay(DeadLetterSource source) {
        audit.noteAhead(Action.REPLAY, Kind.DEAD_LETTERS, source.deadLetterTopic());
    }

    private static Map<DeadLetterSource, Replayer> sources(RawReplayer raw, RequestReplayer requests, String service) {
        Map<DeadLetterSource, Replayer> sources = new LinkedHashMap<>();
        sources.put(new DeadLetterSource(Topic.VERDICTS_NAME, service), raw);
        sources.put(new DeadLetterSource(Topic.NEEDLES_NAME, service), raw);
        sources.put(new DeadLetterSource(Topic.DEPLOYMENTS_NAME, service), raw);
        sources.put(new DeadLetterSource(Topic.SCORING_NAME, "scoring-service"), requests);
        sources.put(new DeadLetterSource(Topic.JUDGING_NAME, "judge-service"), requests);
        sources.put(new DeadLetterSource(Topic.HAYSTACKS_NAME, "needle-generator-service"), raw);
        return sources;
    }
}
