package dev.longform.dataset.client;

import dev.longform.dataset.domain.datasets.Sha256;
import dev.longform.dataset.domain.watch.ClusterObject;
import dev.longform.dataset.domain.watch.Note;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * Events about watched objects. The name of an event follows from what it says and from the hour, so that it is written
 * once in an hour whoever writes it: the cluster forgets events after an hour.
 */
final class KubernetesEvents {
    private static final String COMPONENT = "longform";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 1000;
    private static final int MOST_REMEMBERED = 10_000;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final Set<String> written = new HashSet<>();
    private Instant hour = Instant.MIN;

    KubernetesEvents(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Writes an event unless it was written in this hour.
     *
     * @throws dev.longform.dataset.domain.watch.WriteRefused when the cluster does not allow it
     */
    synchronized void write(ClusterObject object, Note note) {
        Instant now = clock.instant();
        forgetBefore(now.truncatedTo(ChronoUnit.HOURS));
        Event event = event(object, note, now);
        String name = object.namespace() + "/" + event.getMetadata().getName();
        if (written.contains(name)) {
            return;
        }
        try {
            Refusal.of("create events", object.namespace(), () -> client.v1()
                    .events()
                    .inNamespace(object.namespace())
                    .resource(event)
                    .create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
        written.add(name);
    }

    private void forgetBefore(Instant begin) {
        if (!begin.equals(hour) || written.size() >= MOST_REMEMBERED) {
            written.clear();
            hour = begin;
        }
    }

    private Event event(ClusterObject object, Note note, Instant at) {
        String uid = object.body().at("/metadata/uid").asText();
        String now = at.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(cut(object.name(), LONGEST_NAME) + "."
                        + Sha256.shortHex(
                                uid + " " + hour + " " + object.kind() + " " + note.reason() + " " + note.message()))
                .withNamespace(object.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(object.kind().apiVersion())
                .withKind(object.kind().kindName())
                .withNamespace(object.namespace())
                .withName(object.name())
                .withUid(uid)
                .endInvolvedObject()
                .withType(note.warning() ? "Warning" : "Normal")
                .withReason(note.reason())
                .withMessage(cut(note.message(), LONGEST_MESSAGE))
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .build();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
