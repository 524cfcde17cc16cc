package dev.longform.dataset.client;

import dev.longform.dataset.domain.watch.ClusterObject;
import dev.longform.dataset.domain.watch.Note;
import dev.longform.dataset.domain.watch.WriteRefused;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The pods behind Services. A Service of which that cannot be asked is not ready, and is told why. */
final class ServicePods {
    private static final Logger LOG = Logger.getLogger(ServicePods.class);
    private static final String SERVICE_OF_SLICE = "kubernetes.io/service-name";

    private final KubernetesClient client;
    private final KubernetesEvents events;
    private final Map<String, String> said = new ConcurrentHashMap<>();

    ServicePods(KubernetesClient client, KubernetesEvents events) {
        this.client = client;
        this.events = events;
    }

    /** Whether a pod behind a Service is ready. */
    boolean areReady(ClusterObject service) {
        try {
            boolean ready = ask(service);
            said.remove(service.source());
            return ready;
        } catch (KubernetesClientException e) {
            String why = Refusal.is(e)
                    ? Refusal.advice("list endpointslices", service.namespace())
                    : "its EndpointSlices cannot be read: status " + e.getCode();
            if (!why.equals(said.put(service.source(), why))) {
                LOG.warnf("Not judged ready: %s: %s: %s", service.source(), why, e.getMessage());
            }
            tell(service, why);
            return false;
        }
    }

    private void tell(ClusterObject service, String why) {
        try {
            events.write(service, new Note("EvaluationRefused", "not known whether it is ready: " + why, true));
        } catch (KubernetesClientException | WriteRefused e) {
            LOG.debugf("Not told to %s: %s", service.source(), e.getMessage());
        }
    }

    /** Conditions that are not known count as ready, as the API says. */
    private boolean ask(ClusterObject service) {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(service.namespace())
                .withLabel(SERVICE_OF_SLICE, service.name())
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .anyMatch(endpoint -> endpoint.getConditions() == null
                        || !Boolean.FALSE.equals(endpoint.getConditions().getReady()));
    }
}
