/** The needles that rules can make: one strategy for each aspect. */
package dev.longform.needles.domain.aspects;
