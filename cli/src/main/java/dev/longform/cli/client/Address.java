package dev.longform.cli.client;

import dev.longform.cli.failure.Failure;
import java.net.URI;

/**
 * Where one service is.
 *
 * @param service its name
 * @param url its root, without a trailing slash
 * @param option the command line option that sets it
 * @param variable the environment variable that sets it
 */
public record Address(String service, String url, String option, String variable) {
    public Address {
        url = url.replaceAll("/+$", "");
        if (!url.matches("https?://[^/\\s]+\\S*")) {
            throw new Failure(option + " (or " + variable + ") is not an http address: " + url);
        }
    }

    /** The root followed by the resource. */
    URI resolve(Resource resource) {
        return URI.create(url + resource);
    }

    /** What to tell a user when nothing answers here. */
    String advice() {
        return "no running system found at " + url + " (" + service + ")\nstart one with 'longform up', or set "
                + variable + " or " + option;
    }
}
