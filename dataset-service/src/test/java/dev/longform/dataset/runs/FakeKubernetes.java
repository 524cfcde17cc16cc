package dev.longform.dataset.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Kubernetes API that keeps what it is given and notes what it was asked, and objects for it. */
final class FakeKubernetes implements AutoCloseable {
    private static final String AGENT = "the watch";

    /** Group, resource, and name if one is asked for. */
    private static final Pattern RESOURCE =
            Pattern.compile("/(?:api|apis/([^/]+))/v[^/]+/namespaces/[^/]+/([a-z]+)(?:/([^?]+))?(?:\\?.*)?");

    private final String namespace;
    private final String dataset;
    private final KubernetesMockServer server =
            new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), new PartlyInstalled(), false);
    private final KubernetesClient client;
    private final KubernetesClient watching;

    /** An API group that is not installed. */
    volatile Optional<String> missing = Optional.empty();

    /** What the watch may not do, as {@code GROUP/RESOURCE VERB}. */
    final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    /** How often it tried. */
    final AtomicInteger refused = new AtomicInteger();

    FakeKubernetes(String namespace, String dataset) {
        this.namespace = namespace;
        this.dataset = dataset;
        server.init();
        client = server.createClient();
        watching = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withUserAgent(AGENT)
                        .build())
                .build();
    }

    /** The client whose requests are noted. */
    KubernetesClient watching() {
        return watching;
    }

    void store(GenericKubernetesResource object) {
        if (api(object).get() == null) {
            api(object).create();
        } else {
            api(object).update();
        }
    }

    private Resource<GenericKubernetesResource> api(GenericKubernetesResource object) {
        String version = object.getApiVersion();
        int slash = version.indexOf('/');
        ResourceDefinitionContext context = new ResourceDefinitionContext.Builder()
                .withGroup(version.substring(0, Math.max(slash, 0)))
                .withVersion(version.substring(slash + 1))
                .withKind(object.getKind())
                .withPlural(object.getKind().toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(true)
                .build();
        return client.genericKubernetesResources(context).inNamespace(namespace).resource(object);
    }

    void delete(GenericKubernetesResource object) {
        api(object).delete();
    }

    /** The mock keeps a null of a merge patch, which takes the field away in a cluster. */
    Map<String, String> annotations(GenericKubernetesResource object) {
        Map<String, String> annotations = new HashMap<>();
        Optional.ofNullable(api(object).get().getMetadata().getAnnotations()).ifPresent(annotations::putAll);
        annotations.values().removeIf(Objects::isNull);
        return annotations;
    }

    List<Event> told() {
        return client.v1().events().inNamespace(namespace).list().getItems();
    }

    /** Resources and verbs of the requests that the watch made. */
    Set<String> asked() throws InterruptedException {
        Set<String> verbs = new TreeSet<>();
        for (RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
                request != null;
                request = server.takeRequest(1, TimeUnit.SECONDS)) {
            if (AGENT.equals(request.getHeader("User-Agent"))) {
                verbs.add(asked(request));
            }
        }
        return verbs;
    }

    private static String asked(RecordedRequest request) {
        Matcher path = RESOURCE.matcher(request.getPath());
        assertThat(path.matches()).as(request.getPath()).isTrue();
        String group = path.group(1) == null ? "" : path.group(1);
        String verb =
                switch (request.getMethod()) {
                    case "GET" ->
                        path.group(3) != null ? "get" : request.getPath().contains("watch=true") ? "watch" : "list";
                    case "POST" -> "create";
                    default -> request.getMethod().toLowerCase(Locale.ROOT);
                };
        return group + "/" + path.group(2) + " " + verb;
    }

    private final class PartlyInstalled extends KubernetesCrudDispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (AGENT.equals(request.getHeader("User-Agent")) && forbidden.contains(asked(request))) {
                refused.incrementAndGet();
                return new MockResponse().setResponseCode(403);
            }
            return missing.filter(request.getPath()::contains).isEmpty()
                    ? super.dispatch(request)
                    : new MockResponse().setResponseCode(404);
        }
    }

    GenericKubernetesResource inferenceService(String storage, String ready, String transition) {
        return object("""
                        apiVersion: serving.kserve.io/v1beta1
                        kind: InferenceService
                        metadata:
                          namespace: %1$s
                          name: rm
                          annotations: {longform.dev/adapter: oip-v2, longform.dev/datasets: %2$s}
                        spec: {predictor: {model: {storageUri: "%3$s"}}}
                        status:
                          address: {url: "http://rm.%1$s.svc.cluster.local"}
                          conditions: [{type: Ready, status: "%4$s"}]
                          modelStatus: {transitionStatus: %5$s}
                        """.formatted(namespace, dataset, storage, ready, transition));
    }

    GenericKubernetesResource deployment(String policy) {
        return object("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          namespace: %1$s
                          name: vllm
                          generation: 1
                          annotations:
                            longform.dev/evaluate: "true"
                            longform.dev/adapter: vllm-classify
                            longform.dev/endpoint: http://vllm.%1$s.svc:8000
                            longform.dev/datasets: %2$s
                            longform.dev/policy: '%3$s'
                        spec: {replicas: 1, template: {spec: {containers: [{name: vllm, image: "vllm:1"}]}}}
                        status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1}
                        """.formatted(namespace, dataset, policy));
    }

    /** A Deployment that a server made for itself. */
    GenericKubernetesResource part(GenericKubernetesResource server, int updated) {
        return object("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  namespace: %s
                  name: %s-kserve
                  generation: 1
                  ownerReferences: [{apiVersion: %s, kind: %s, name: %2$s, uid: u}]
                spec: {replicas: 2}
                status: {observedGeneration: 1, replicas: 2, updatedReplicas: %d, availableReplicas: 2}
                """.formatted(
                        namespace, server.getMetadata().getName(), server.getApiVersion(), server.getKind(), updated));
    }

    /** The same with another image, in a roll that has come this far, and with the annotations that are there. */
    GenericKubernetesResource rolled(GenericKubernetesResource deployment, int generation, int observed) {
        GenericKubernetesResource rolled = object(client.getKubernetesSerialization()
                .asYaml(deployment)
                .replace("vllm:1", "vllm:" + generation)
                .replace("observedGeneration: 1", "observedGeneration: " + observed)
                .replace(" generation: 1", " generation: " + generation));
        rolled.getMetadata().setAnnotations(annotations(deployment));
        return rolled;
    }

    /** The pods of before, in a later generation. */
    GenericKubernetesResource rolledBack(GenericKubernetesResource deployment, int generation) {
        return object(client.getKubernetesSerialization()
                .asYaml(deployment)
                .replace("observedGeneration: 1", "observedGeneration: " + generation)
                .replace(" generation: 1", " generation: " + generation));
    }

    GenericKubernetesResource service() {
        return object("""
                apiVersion: v1
                kind: Service
                metadata:
                  namespace: %1$s
                  name: served
                  annotations:
                    longform.dev/evaluate: "true"
                    longform.dev/revision: r1
                    longform.dev/adapter: vllm-classify
                    longform.dev/datasets: %2$s
                spec: {ports: [{port: 8000}]}
                """.formatted(namespace, dataset));
    }

    GenericKubernetesResource endpointSlice(boolean ready) {
        return object("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {namespace: %s, name: served-1, labels: {kubernetes.io/service-name: served}}
                addressType: IPv4
                endpoints: [{addresses: [10.0.0.1], conditions: {ready: %b}}]
                """.formatted(namespace, ready));
    }

    GenericKubernetesResource llmInferenceService() {
        return object("""
                apiVersion: serving.kserve.io/v1alpha2
                kind: LLMInferenceService
                metadata:
                  namespace: %1$s
                  name: judge
                  annotations: {longform.dev/datasets: %2$s, longform.dev/protocol: rating}
                spec: {model: {uri: "hf://org/judge", name: org/judge}}
                status:
                  addresses: [{url: "http://gateway.%1$s.svc.cluster.local/%1$s/judge"}]
                  conditions: [{type: WorkloadsReady, status: "True"}, {type: Ready, status: "True"}]
                """.formatted(namespace, dataset));
    }

    private GenericKubernetesResource object(String yaml) {
        return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }

    @Override
    public void close() {
        watching.close();
        server.destroy();
    }
}
