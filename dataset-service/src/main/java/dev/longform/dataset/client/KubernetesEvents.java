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
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Events about watched objects. The name of an event follows from what it says, so that it is written once. */
final class KubernetesEvents {
    private static final String COMPONENT = "longform";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 1000;

    private final KubernetesClient client;
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    KubernetesEvents(KubernetesClient client) {
        this.client = client;
    }

    void write(ClusterObject object, Note note) {
        Event event = event(object, note);
        String name = object.namespace() + "/" + event.getMetadata().getName();
        if (written.contains(name)) {
            return;
        }
        try {
            client.v1().events().inNamespace(object.namespace()).resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
        written.add(name);
    }

    private static Event event(ClusterObject object, Note note) {
        String uid = object.body().at("/metadata/uid").asText();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(cut(object.name(), LONGEST_NAME) + "."
                        + Sha256.shortHex(uid + " " + object.kind() + " " + note.reason() + " " + note.message()))
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
