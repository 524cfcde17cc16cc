package dev.longform.dataset.domain.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Where an object is served, by its status unless its annotation says otherwise: in the cluster before outside. */
final class ServedAt {
    private static final String IN_CLUSTER = ".svc";

    private ServedAt() {}

    /**
     * The root of the model server.
     *
     * @throws UnclearObject when the object has no address
     */
    static String of(ClusterObject object) {
        return object.annotation("endpoint")
                .or(() -> switch (object.kind()) {
                    case INFERENCE_SERVICE -> object.text("/status/address/url").or(() -> object.text("/status/url"));
                    case LLM_INFERENCE_SERVICE -> ofMany(object);
                    case SERVICE -> ofPort(object);
                    case DEPLOYMENT, LEADER_WORKER_SET -> Optional.empty();
                })
                .orElseThrow(() -> new UnclearObject(
                        "the " + object.kind().kindName() + " has no address: name the root of its model server in the"
                                + " annotation longform.dev/endpoint"));
    }

    /** Its status.address is never filled. */
    private static Optional<String> ofMany(ClusterObject object) {
        List<String> urls = new ArrayList<>();
        object.body()
                .at("/status/addresses")
                .forEach(address -> urls.add(address.path("url").asText()));
        urls.removeIf(String::isBlank);
        return urls.stream()
                .filter(url -> url.contains(IN_CLUSTER))
                .findFirst()
                .or(() -> object.text("/status/url"))
                .or(() -> urls.stream().findFirst());
    }

    private static Optional<String> ofPort(ClusterObject object) {
        JsonNode ports = object.body().at("/spec/ports");
        return StreamSupport.stream(ports.spliterator(), false)
                .filter(port -> port.path("name").asText().startsWith("http"))
                .findFirst()
                .or(() -> Optional.ofNullable(ports.get(0)))
                .map(port -> "http://" + object.name() + "." + object.namespace() + IN_CLUSTER + ":"
                        + port.path("port").asInt());
    }
}
