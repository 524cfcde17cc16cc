/** The events that the services exchange, as records, and the closed lists of the benchmark. */
package dev.longform.contracts;
