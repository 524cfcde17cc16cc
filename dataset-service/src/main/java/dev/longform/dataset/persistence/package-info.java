/** All SQL of the service. Repositories work inside a transaction that their caller opened. */
package dev.longform.dataset.persistence;
