/** All SQL. Repositories work inside a transaction that the domain opened. */
package dev.longform.aggregator.persistence;
