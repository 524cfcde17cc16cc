package dev.longform.aggregator.domain.gate;

import java.util.Optional;

/**
 * Whom a gate is about.
 *
 * @param run the run that was named; empty when only the model was
 * @param model the model's name
 * @param revision the model's revision
 */
public record Subject(Optional<String> run, String model, String revision) {}
