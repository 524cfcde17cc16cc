/** Reading the stored texts of a run again, without calling any model. */
package dev.longform.aggregator.domain.reparse;
