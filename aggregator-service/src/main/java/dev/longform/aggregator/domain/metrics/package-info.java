/** What Prometheus is told of runs and their numbers: computed from the database, so that all replicas say the same. */
package dev.longform.aggregator.domain.metrics;
