package dev.longform.platform.deadletters;

import dev.longform.platform.security.Needs;
import dev.longform.platform.security.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dead letters of a service over REST. A service extends it, says at which path it stands and hands it the sources
 * it answers for, each with the way it is replayed.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class DeadLetterResource {
    private final DeadLetterArchive archive;
    private final Map<DeadLetterSource, Replayer> sources;

    protected DeadLetterResource(DeadLetterArchive archive, Map<DeadLetterSource, Replayer> sources) {
        this.archive = archive;
        this.sources = new LinkedHashMap<>(sources);
    }

    /** Writes down who replays, before anything is sent: what cannot be noted is not replayed. */
    protected abstract void noteReplay(DeadLetterSource source);

    /** What is kept, for every source. */
    @GET
    public List<DeadLetterTopic> list() {
        return sources.keySet().stream().map(archive::list).toList();
    }

    /**
     * Replays the dead letters of one source.
     *
     * @param topic the original topic or the dead-letter topic
     */
    @POST
    @Needs(Role.ADMIN)
    @Path("/{topic}/replay")
    public ReplayResult replay(@PathParam("topic") String topic) {
        DeadLetterSource source = sources.keySet().stream()
                .filter(s -> s.named(topic))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no dead letters of a topic '" + topic
                        + "' are kept here; there are those of "
                        + sources.keySet().stream().map(DeadLetterSource::topic).collect(Collectors.joining(", "))));
        noteReplay(source);
        return archive.replay(source, sources.get(source));
    }
}
