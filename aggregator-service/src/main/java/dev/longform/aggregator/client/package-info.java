/** Calls of the system's other services. */
package dev.longform.aggregator.client;
