/** Importing datasets, what they are made of, and what is known of them before any model sees them. */
package dev.longform.dataset.domain.datasets;
