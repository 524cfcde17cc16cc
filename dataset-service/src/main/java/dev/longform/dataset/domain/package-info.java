/** The rules of datasets, models and runs, as plain Java. */
package dev.longform.dataset.domain;
