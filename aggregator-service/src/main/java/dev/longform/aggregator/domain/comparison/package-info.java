/** Two runs on the same items: paired differences, tests, agreement, and ranks of many runs. */
package dev.longform.aggregator.domain.comparison;
