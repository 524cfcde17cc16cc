package dev.longform.dataset.domain.audit;

import java.time.Instant;

/**
 * Something that somebody did.
 *
 * @param id grows with time
 * @param at when
 * @param actor the name in the token; {@code local} where none is asked for; {@code schedule}, {@code watch},
 *     {@code deployment}, {@code needles} or {@code retention} for what the system does by itself
 * @param action what
 * @param kind to what
 * @param subject its id or name
 * @param detail for people; null when there is nothing to add
 */
public record Act(long id, Instant at, String actor, Action action, Kind kind, String subject, String detail) {}
