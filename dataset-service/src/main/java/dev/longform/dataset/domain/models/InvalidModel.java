package dev.longform.dataset.domain.models;

/** A model's description breaks a rule; the message names the field and never repeats a secret. */
public final class InvalidModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidModel(String rule) {
        super(rule);
    }
}
