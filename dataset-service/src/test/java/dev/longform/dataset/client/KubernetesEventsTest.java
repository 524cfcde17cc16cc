package dev.longform.dataset.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longform.dataset.domain.watch.ClusterObject;
import dev.longform.dataset.domain.watch.Note;
import dev.longform.dataset.domain.watch.ObjectKind;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubernetesEventsTest {
    private static final Note NOTE = new Note("EvaluationRefused", "why", true);

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private KubernetesClient client;
    private ClusterObject object;
    private Instant now = Instant.parse("2026-01-01T10:01:00Z");

    @BeforeEach
    void start() throws Exception {
        server.init();
        client = server.createClient();
        object = new ClusterObject(
                ObjectKind.DEPLOYMENT,
                new ObjectMapper().readTree("{\"metadata\":{\"namespace\":\"n\",\"name\":\"rm\",\"uid\":\"u\"}}"),
                true);
    }

    @AfterEach
    void stop() {
        client.close();
        server.destroy();
    }

    /** The cluster forgets an event after an hour. */
    @Test
    void whatPersistsIsToldOnceInAnHourByAllReplicasTogether() {
        KubernetesEvents one = events();
        KubernetesEvents other = events();
        one.write(object, NOTE);
        one.write(object, NOTE);
        other.write(object, NOTE);
        assertThat(told()).isEqualTo(1);

        now = Instant.parse("2026-01-01T10:59:59Z");
        one.write(object, NOTE);
        assertThat(told()).isEqualTo(1);

        now = Instant.parse("2026-01-01T11:00:00Z");
        other.write(object, NOTE);
        one.write(object, NOTE);
        assertThat(told()).isEqualTo(2);
    }

    private KubernetesEvents events() {
        InstantSource clock = () -> now;
        return new KubernetesEvents(client, clock);
    }

    private int told() {
        return client.v1().events().inNamespace("n").list().getItems().size();
    }
}
