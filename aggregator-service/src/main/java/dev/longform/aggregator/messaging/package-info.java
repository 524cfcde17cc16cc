/** Reads records from Kafka, hands them to the domain, and acknowledges. */
package dev.longform.aggregator.messaging;
