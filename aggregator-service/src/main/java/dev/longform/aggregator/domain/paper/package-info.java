/** What the paper reports, to compare with. */
package dev.longform.aggregator.domain.paper;
