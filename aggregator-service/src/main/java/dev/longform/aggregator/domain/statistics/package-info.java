/** Statistics that no library has, in plain Java, each with its source. */
package dev.longform.aggregator.domain.statistics;
