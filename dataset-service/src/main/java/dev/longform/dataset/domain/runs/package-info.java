/**
 * Runs and their coordinator: which item goes out when, what a verdict means for its item and its endpoint, and what
 * happens when nothing comes back.
 */
package dev.longform.dataset.domain.runs;
