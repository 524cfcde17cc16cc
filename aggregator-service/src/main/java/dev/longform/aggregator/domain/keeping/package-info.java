/** Keeping house: what is deleted, what is not kept for ever, and what stays of it. */
package dev.longform.aggregator.domain.keeping;
