package dev.longform.judge.domain;

import java.util.List;

/**
 * What a model's server says about itself.
 *
 * @param server name and version; null when it does not tell
 * @param models the names of the models that it serves
 * @param maxTokens the longest conversation that it takes, in tokens; 0 when it does not tell
 */
public record ServerFacts(String server, List<String> models, long maxTokens) {
    /** It tells nothing. */
    public static final ServerFacts NONE = new ServerFacts(null, List.of(), 0);

    public ServerFacts {
        models = List.copyOf(models);
    }
}
