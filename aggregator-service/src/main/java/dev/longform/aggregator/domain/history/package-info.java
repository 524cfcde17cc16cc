/** A model over its revisions and time, deleted runs included, and how much repeated runs differ. */
package dev.longform.aggregator.domain.history;
