/** The rules of the numbers, in plain Java, and the services that open transactions. */
package dev.longform.aggregator.domain;
