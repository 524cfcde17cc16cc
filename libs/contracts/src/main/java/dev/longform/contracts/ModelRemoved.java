package dev.longform.contracts;

/**
 * A deployed model revision disappeared: its unfinished runs are cancelled. Sent to {@link Topic#DEPLOYMENTS}, as often
 * as need be.
 *
 * @param model its name in the registry
 * @param revision of the model
 */
public record ModelRemoved(String model, String revision) {
    public ModelRemoved {
        Require.text("model", model);
        Require.text("revision", revision);
    }
}
