package dev.longform.aggregator.domain;

/**
 * One processing of one request: what usage is booked for, once.
 *
 * @param item the item
 * @param attempt the request's attempt
 * @param delivery the worker's name for this processing
 */
public record DeliveryKey(ItemKey item, int attempt, String delivery) {}
