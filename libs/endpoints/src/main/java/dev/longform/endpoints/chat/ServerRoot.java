package dev.longform.endpoints.chat;

import dev.longform.contracts.ModelSpec;

/** Addresses of servers. */
public final class ServerRoot {
    private ServerRoot() {}

    /** The model at the server's root, also where its endpoint ends in {@code /v1}. */
    public static ModelSpec withoutVersion(ModelSpec model) {
        if (model.endpoint() == null) {
            return model;
        }
        return new ModelSpec(
                model.name(),
                model.revision(),
                model.kind(),
                model.adapter(),
                model.endpoint().strip().replaceAll("/v1/*$", ""),
                model.model(),
                model.secret(),
                model.maxConcurrency(),
                model.options(),
                model.tags(),
                model.prices());
    }
}
