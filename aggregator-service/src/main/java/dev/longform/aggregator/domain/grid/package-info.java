/** The grid of length and position that needles are read in, in plain Java. */
package dev.longform.aggregator.domain.grid;
