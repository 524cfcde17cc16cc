/** Probes: what a model's server was found to be, asked through the worker that would call it. */
package dev.longform.dataset.domain.probes;
