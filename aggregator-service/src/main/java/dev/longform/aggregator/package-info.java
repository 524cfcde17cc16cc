/** Verdicts in, numbers out: running metrics that equal a recount. */
package dev.longform.aggregator;
