package dev.longform.dataset.client;

import dev.longform.dataset.domain.watch.WriteRefused;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** What the cluster's API does not allow. */
final class Refusal {
    private Refusal() {}

    /**
     * Makes a request.
     *
     * @param verbAndResource as in a role
     * @throws WriteRefused when it is not allowed
     */
    static void of(String verbAndResource, String namespace, Runnable request) {
        try {
            request.run();
        } catch (KubernetesClientException e) {
            if (is(e)) {
                throw new WriteRefused(advice(verbAndResource, namespace), e);
            }
            throw e;
        }
    }

    static boolean is(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN || e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    static String advice(String verbAndResource, String namespace) {
        return "longform may not " + verbAndResource + " in the namespace " + namespace
                + ": apply k8s/watch/role.yaml there";
    }
}
