/** The REST API; its shapes are those of {@code docs/rest.md}. */
package dev.longform.aggregator.api;
