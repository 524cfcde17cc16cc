package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one service is.
 *
 * @param service its name
 * @param roots of its replicas, without trailing slashes; the first that answers is asked
 * @param option the command line option that sets them
 * @param variable the environment variable that sets them
 */
public record Address(String service, List<String> roots, String option, String variable) {
    /**
     * @param urls one root, or several with commas between them
     * @throws Failure when one of them is no address
     */
    public static Address of(String service, String urls, String option, String variable) {
        List<String> roots = Stream.of(urls.split(",", -1))
                .map(url -> url.strip().replaceAll("/+$", ""))
                .toList();
        roots.forEach(root -> {
            if (!root.matches("https?://[^/\\s]+\\S*")) {
                throw new Failure(option + " (or " + variable + ") is not an http address: " + root);
            }
        });
        return new Address(service, roots, option, variable);
    }

    /** The first root followed by the resource. */
    URI resolve(Resource resource) {
        return URI.create(roots.get(0) + resource);
    }

    /** What was resolved, at every root. */
    List<URI> places(URI resolved) {
        String resource = resolved.toString().substring(roots.get(0).length());
        return roots.stream().map(root -> URI.create(root + resource)).toList();
    }

    /** The service and which of its roots a request went to, for a message. */
    String at(URI place) {
        return service + " at "
                + roots.stream()
                        .filter(root -> place.toString().startsWith(root + "/"))
                        .findFirst()
                        .orElse(place.toString());
    }

    /** What to tell a user when nothing answers here. */
    String advice() {
        return "no running system found at " + String.join(" or ", roots) + " (" + service
                + ")\nstart one with 'longform up', or set " + variable + " or " + option;
    }
}
