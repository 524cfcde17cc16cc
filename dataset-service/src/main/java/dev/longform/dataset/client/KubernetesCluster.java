package dev.longform.dataset.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longform.dataset.domain.watch.Cluster;
import dev.longform.dataset.domain.watch.ClusterObject;
import dev.longform.dataset.domain.watch.Note;
import dev.longform.dataset.domain.watch.ObjectKind;
import dev.longform.platform.EventJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A Kubernetes cluster through an informer for each kind and namespace. A kind that is not installed is asked for again. */
public final class KubernetesCluster implements Cluster, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KubernetesCluster.class);

    private final KubernetesClient client;
    private final boolean annotateInferenceServices;
    private final KubernetesEvents events;
    private final ServicePods pods;
    private final Map<Scope, SharedIndexInformer<GenericKubernetesResource>> informers = new HashMap<>();
    private final Set<Scope> absent = ConcurrentHashMap.newKeySet();

    private record Scope(ObjectKind kind, String namespace) {
        boolean holds(String source) {
            return source.startsWith(kind.kindName() + "/" + namespace + "/");
        }
    }

    /** Begins to watch. */
    public KubernetesCluster(
            KubernetesClient client, List<String> namespaces, boolean annotateInferenceServices, InstantSource clock) {
        this.client = client;
        this.annotateInferenceServices = annotateInferenceServices;
        this.events = new KubernetesEvents(client, clock);
        this.pods = new ServicePods(client, events);
        for (String namespace : namespaces) {
            for (ObjectKind kind : ObjectKind.values()) {
                informers.put(new Scope(kind, namespace), informer(kind, namespace));
            }
        }
        informers.values().forEach(SharedIndexInformer::start);
    }

    private SharedIndexInformer<GenericKubernetesResource> informer(ObjectKind kind, String namespace) {
        AtomicReference<String> said = new AtomicReference<>();
        return client.genericKubernetesResources(context(kind))
                .inNamespace(namespace)
                .runnableInformer(0)
                .exceptionHandler((started, failure) -> {
                    String why = String.valueOf(failure.getMessage());
                    boolean news = !why.equals(said.getAndSet(why));
                    if (isNotFound(failure)) {
                        absent.add(new Scope(kind, namespace));
                        if (news) {
                            LOG.infof("Not installed, asked again: kind=%s namespace=%s", kind.kindName(), namespace);
                        }
                    } else if (news) {
                        LOG.warnf(
                                "Not watched, tried again: kind=%s namespace=%s: %s", kind.kindName(), namespace, why);
                    }
                    return true;
                });
    }

    /** The informer wraps what it was answered. */
    private static boolean isNotFound(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof KubernetesClientException refusal
                        && refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND);
    }

    private static ResourceDefinitionContext context(ObjectKind kind) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(kind.version())
                .withKind(kind.kindName())
                .withPlural(kind.plural())
                .withNamespaced(true)
                .build();
    }

    @Override
    public List<ClusterObject> objects() {
        return informers.entrySet().stream()
                .filter(entry -> entry.getValue().hasSynced())
                .flatMap(entry -> entry.getValue().getStore().list().stream()
                        .map(resource -> object(entry.getKey().kind(), resource)))
                .toList();
    }

    private ClusterObject object(ObjectKind kind, GenericKubernetesResource resource) {
        ClusterObject object = new ClusterObject(kind, json(resource), true);
        boolean asked =
                kind == ObjectKind.SERVICE && object.annotation("evaluate").isPresent();
        return asked ? new ClusterObject(kind, object.body(), pods.areReady(object)) : object;
    }

    private JsonNode json(GenericKubernetesResource resource) {
        try {
            return EventJson.MAPPER.readTree(client.getKubernetesSerialization().asJson(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object of the cluster is no JSON", e);
        }
    }

    @Override
    public boolean knowsAllLike(String source) {
        return informers.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().holds(source) && entry.getValue().hasSynced());
    }

    @Override
    public boolean mayHide(ObjectKind kind, String namespace) {
        Scope scope = new Scope(kind, namespace);
        return !informers.get(scope).hasSynced() && !absent.contains(scope);
    }

    @Override
    public void tell(ClusterObject object, Note note) {
        events.write(object, note);
    }

    @Override
    public void annotate(ClusterObject object, Map<String, String> annotations) {
        if (object.kind() == ObjectKind.INFERENCE_SERVICE && !annotateInferenceServices) {
            return;
        }
        GenericKubernetesResource named = new GenericKubernetesResource();
        named.setApiVersion(object.kind().apiVersion());
        named.setKind(object.kind().kindName());
        named.setMetadata(new ObjectMetaBuilder()
                .withNamespace(object.namespace())
                .withName(object.name())
                .build());
        ObjectNode patch = EventJson.MAPPER.createObjectNode();
        ObjectNode written = patch.putObject("metadata").putObject("annotations");
        annotations.forEach(written::put);
        Refusal.of("patch " + object.kind().plural(), object.namespace(), () -> client.genericKubernetesResources(
                        context(object.kind()))
                .inNamespace(object.namespace())
                .resource(named)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
    }

    @Override
    public void close() {
        informers.values().forEach(SharedIndexInformer::stop);
    }
}
